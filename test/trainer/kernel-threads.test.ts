import { describe, expect, it } from 'vitest';
import type { KernelExports } from '../../src/engine/webassembly/kernels';
import { KernelThreads } from '../../src/trainer/kernel-threads';
import { loadKernels } from '../../src/trainer/kernel-loader';

describe('KernelThreads', () => {
  it("starts threads once, and says how many can work with the caller's", () => {
    const loaded = loadKernels();
    if (!loaded.kernels) throw new Error(loaded.obstacle);
    const { kernels } = loaded;
    const waiting = () => new Int32Array(kernels.memory.buffer, kernels.waitingThreads.value, 1)[0];
    expect(kernels.startThreads(1)).toBe(1);
    expect(waiting()).toBe(0);
    expect(kernels.startThreads(3)).toBe(3);
    expect(waiting()).toBe(2);
    expect(kernels.startThreads(2)).toBe(2);
    expect(waiting()).toBe(2);
    loaded.release();
  });

  it('leaves the work to fewer threads where further ones do not start, and does not try again', () => {
    const kernels = {
      memory: { buffer: new SharedArrayBuffer(64) },
      waitingThreads: { value: 8 },
    } as unknown as KernelExports;
    // It is no module, so that each thread ends with an error; the caller cannot hear of that while it waits.
    const threads = new KernelThreads({}, kernels, 50);
    expect(threads.start(3)).toBe(1);
    expect(threads.start(3)).toBe(1);
    threads.end();
  });
});
