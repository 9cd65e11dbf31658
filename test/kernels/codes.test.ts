import { describe, expect, it } from 'vitest';
import type { ChoiceName } from '../../src/contract/hyperparameter-fields';
import { choiceValues } from '../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import {
  costCodes,
  hiddenActivationCodes,
  outputActivationCodes,
} from '../../src/engine/webassembly/kernel-codes';
import { PlainEngine } from '../../src/engine/training/plain-engine';
import { Cost, HiddenActivation, OutputActivation, Split } from '../../src/kernels/codes';
import { createSmallDataSet } from '../engine/small-data-set';
import { createKernelEngine, newKernels, someOrder } from './engines';

/** The numbers of an enumeration; the compiler also keeps its names by number. */
function numbersOf(codes: object): number[] {
  return Object.values(codes).filter((code): code is number => typeof code === 'number');
}

const unknownTo = (codes: object) => [-1, Math.max(...numbersOf(codes)) + 1];

describe('the kernels’ codes', () => {
  it.each([
    ['hiddenActivation', hiddenActivationCodes, HiddenActivation],
    ['outputActivation', outputActivationCodes, OutputActivation],
    ['cost', costCodes, Cost],
  ] as const satisfies [ChoiceName, object, object][])(
    'are one for each %s of the contract, and none besides',
    (name, byValue, codes) => {
      const given = choiceValues(name).map((value) => (byValue as Record<string, number>)[value]);
      expect([...given].sort()).toEqual(numbersOf(codes).sort());
    },
  );

  it('of every combination make what the reference makes of the contract’s names', () => {
    const data = createSmallDataSet({ training: 20 }, { pixels: 12 });
    const network = createNetwork([12, 7, 10], createRandom(3), () => 1);
    for (const hiddenActivation of choiceValues('hiddenActivation')) {
      for (const outputActivation of choiceValues('outputActivation')) {
        for (const cost of choiceValues('cost')) {
          const rules = { ...defaultHyperparameters, hiddenActivation, outputActivation, cost };
          const [costs, expected] = [
            createKernelEngine(data, network, rules),
            new PlainEngine(data, network, rules),
          ].map((engine) => engine.learn(someOrder(20), 0, 20, { epoch: 0, learningRate: 0.5 }));
          expect(costs, JSON.stringify([hiddenActivation, outputActivation, cost])).toEqual(
            expected.map((value) => expect.closeTo(value, 4)),
          );
        }
      }
    }
  });
});

describe('kernels', () => {
  const { sigmoid } = HiddenActivation;
  const { softmax } = OutputActivation;
  const { quadratic } = Cost;

  it('trap on the code of a rule that they do not know', () => {
    const kernels = newKernels();
    for (const code of unknownTo(HiddenActivation)) {
      expect(() => kernels.setRules(code, softmax, quadratic)).toThrow(WebAssembly.RuntimeError);
    }
    for (const code of unknownTo(OutputActivation)) {
      expect(() => kernels.setRules(sigmoid, code, quadratic)).toThrow(WebAssembly.RuntimeError);
    }
    for (const code of unknownTo(Cost)) {
      expect(() => kernels.setRules(sigmoid, softmax, code)).toThrow(WebAssembly.RuntimeError);
    }
    expect(() => kernels.setRules(sigmoid, softmax, quadratic)).not.toThrow();
  });

  it('trap on a split that they do not know', () => {
    const kernels = newKernels();
    for (const code of unknownTo(Split)) {
      expect(() => kernels.createSplit(code, 1, 784)).toThrow(WebAssembly.RuntimeError);
    }
  });
});
