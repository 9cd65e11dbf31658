import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { createNewNetwork, parametersOf } from '../../src/engine/network/network';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { PlainEngine } from '../../src/engine/training/plain-engine';
import { train } from '../../src/engine/training/train';
import { EngineMaker } from '../../src/trainer/engine';
import { createSmallDataSet } from '../engine/small-data-set';

const data = createSmallDataSet({ training: 20 });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('EngineMaker', () => {
  it('makes engines with kernels, of new weights or given ones', () => {
    const engines = new EngineMaker(data);
    expect(engines.inUse('kernels')).toEqual({ engine: 'kernels', name: 'WebAssembly kernels' });
    const drawn = createNewNetwork(defaultHyperparameters);
    const given = createNewNetwork({ ...defaultHyperparameters, hiddenLayers: [3], seed: 5 });
    for (const [network, expected] of [
      [undefined, drawn],
      [given, given],
    ]) {
      const engine = engines.create('kernels', defaultHyperparameters, network);
      expect(engine).toBeInstanceOf(KernelEngine);
      expect(engine.parameters()).toEqual(parametersOf(expected!));
    }
  });

  it('makes plain engines where there is no WebAssembly, and says so', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const engines = new EngineMaker(data);
    expect(engines.inUse('kernels')).toMatchObject({ engine: 'plain', name: 'plain TypeScript engine' });
    expect(engines.inUse('kernels').remark).toContain('The fast engine cannot be used here');
    expect(engines.create('kernels', defaultHyperparameters)).toBeInstanceOf(PlainEngine);
  });

  it('makes plain engines where the kernels do not compile, for example without vector instructions', () => {
    const obstacle = 'CompileError: invalid SIMD opcode';
    const engines = new EngineMaker(data, { obstacle });
    expect(engines.inUse('kernels').remark).toContain(`(${obstacle})`);
    expect(engines.create('kernels', defaultHyperparameters)).toBeInstanceOf(PlainEngine);
  });

  it('makes plain engines when they are asked for, with nothing to say about it and the very same images', () => {
    const asked = { ...defaultHyperparameters, epochs: 1 };
    const [sparse, dense] = [new EngineMaker(data), new EngineMaker(data, { obstacle: 'none are wanted' })];
    const results = [sparse, dense].map((engines) => {
      expect(engines.inUse('plain')).toEqual({ engine: 'plain', name: 'plain TypeScript engine' });
      const engine = engines.create('plain', asked);
      expect(engine).toBeInstanceOf(PlainEngine);
      const points = [...train(engine, asked)].flatMap((step) => (step.type === 'point' ? [step.point] : []));
      return { points, state: engine.state() };
    });
    expect(results[0]).toEqual(results[1]);
  });
});
