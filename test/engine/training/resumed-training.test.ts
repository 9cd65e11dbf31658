import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { DataSet } from '../../../src/contract/data';
import { createNewNetwork } from '../../../src/engine/network/network';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import type { TrainingPosition } from '../../../src/engine/training/train';
import { startPosition, train } from '../../../src/engine/training/train';
import type { EngineState, TrainingEngine } from '../../../src/engine/training/training-engine';
import { createKernelEngine, weightsSha256 } from '../../kernels/engines';
import { createSmallDataSet } from '../small-data-set';

const basic: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [7], epochs: 6, learningRate: 0.5 };
const everything: Hyperparameters = {
  ...basic,
  ...{ outputActivation: 'softmax', cost: 'cross-entropy', miniBatchSize: 7, trainingImages: 60 },
  ...{ l1: 0.1, l2: 0.1, dropout: 0.3, momentum: 0.5, schedule: 'halving', patience: 1 },
};

const engineMakers: Record<string, (data: DataSet, hyperparameters: Hyperparameters) => TrainingEngine> = {
  plain: (data, asked) => new PlainEngine(data, createNewNetwork(asked), asked),
  kernels: (data, asked) => createKernelEngine(data, createNewNetwork(asked), asked),
};

interface Stand {
  position: TrainingPosition;
  state: EngineState;
}

/** Trains to the end; gives what a checkpoint would hold before and after each epoch. */
function stands(engine: TrainingEngine, hyperparameters: Hyperparameters, from?: TrainingPosition): Stand[] {
  const passed: Stand[] = [{ position: startPosition(engine, hyperparameters), state: engine.state() }];
  for (const step of train(engine, hyperparameters, from)) {
    if (step.type === 'epoch') passed.push({ position: step.position, state: engine.state() });
  }
  return passed;
}

describe.each(Object.keys(engineMakers))('train with the %s engine', (name) => {
  it.each([
    ['as in chapter 1', basic],
    ['in file order', { ...basic, shuffle: false }],
    ['with everything beyond chapter 1', everything],
    ['with images changed anew in every epoch', { ...basic, epochs: 3, shift: 2, rotation: 9, elastic: 1 }],
    ['with stroke digits', { ...basic, epochs: 2, rotation: 9, trainingImages: 50, strokeDigits: 60 }],
  ])('goes on from before or after any epoch to the very same end, %s', (_, hyperparameters) => {
    const data = createSmallDataSet({ training: 100 });
    const undisturbed = engineMakers[name](data, hyperparameters);
    const all = stands(undisturbed, hyperparameters);
    for (const { position, state } of all.slice(0, -1)) {
      const resumed = engineMakers[name](data, { ...hyperparameters });
      resumed.restore(state);
      const others = stands(resumed, hyperparameters, position);
      expect(others).toHaveLength(all.length - position.epoch);
      expect(others.at(-1)).toEqual(all.at(-1));
      expect(weightsSha256(resumed)).toBe(weightsSha256(undisturbed));
    }
  });
});
