import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { createNewNetwork, parametersOf } from '../../src/engine/network/network';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { PlainEngine } from '../../src/engine/training/plain-engine';
import { EngineMaker } from '../../src/trainer/engine';
import { createSmallDataSet } from '../engine/small-data-set';

const data = createSmallDataSet({ training: 20 });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('EngineMaker', () => {
  it('makes engines with kernels, of new weights or given ones', () => {
    const engines = new EngineMaker(data);
    expect(engines.engineInUse).toEqual({ name: 'WebAssembly kernels' });
    const drawn = createNewNetwork(defaultHyperparameters);
    const given = createNewNetwork({ ...defaultHyperparameters, hiddenLayers: [3], seed: 5 });
    for (const [network, expected] of [
      [undefined, drawn],
      [given, given],
    ]) {
      const engine = engines.create(defaultHyperparameters, network);
      expect(engine).toBeInstanceOf(KernelEngine);
      expect(engine.parameters()).toEqual(parametersOf(expected!));
    }
  });

  it('makes plain engines where there is no WebAssembly, and says so', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const engines = new EngineMaker(data);
    expect(engines.engineInUse.name).toBe('plain TypeScript engine');
    expect(engines.engineInUse.remark).toContain('The fast engine cannot be used here');
    expect(engines.create(defaultHyperparameters)).toBeInstanceOf(PlainEngine);
  });

  it('makes plain engines when they are asked for, and has nothing to say about it', () => {
    const engines = new EngineMaker(data, null);
    expect(engines.engineInUse).toEqual({ name: 'plain TypeScript engine' });
    expect(engines.create(defaultHyperparameters)).toBeInstanceOf(PlainEngine);
  });

  it('makes plain engines where the kernels do not compile, for example without vector instructions', () => {
    const obstacle = 'CompileError: invalid SIMD opcode';
    const engines = new EngineMaker(data, { obstacle });
    expect(engines.engineInUse.remark).toContain(`(${obstacle})`);
    expect(engines.create(defaultHyperparameters)).toBeInstanceOf(PlainEngine);
  });
});
