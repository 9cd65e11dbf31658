import { describe, expect, it } from 'vitest';
import { readInThread } from '../../../src/cli/pictures/read-in-thread';
import { createZeroNetwork } from '../../../src/engine/network/network';

const picture = {
  network: createZeroNetwork([784, 10]),
  picture: { width: 1, height: 1, grey: Uint8Array.of(255) },
};

/** A thread that sends half of the work, and then does this, as a module. */
function thread(code: string): URL {
  const beginning =
    "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ fraction: 0.5 });";
  return new URL(`data:text/javascript,${encodeURIComponent(`${beginning} ${code}`)}`);
}

describe('readInThread', () => {
  it('tells how far the thread is, and gives what it has read', async () => {
    const told: number[] = [];
    const reads = thread('parentPort.postMessage({ reading: null });');
    const { signal } = new AbortController();
    expect(await readInThread(reads, picture, (fraction) => told.push(fraction), signal)).toBeNull();
    expect(told).toEqual([0.5]);
  });

  it('ends in the middle of a calculation once it is stopped', async () => {
    const stop = new AbortController();
    const reading = readInThread(thread('for (;;);'), picture, () => stop.abort('Ctrl-C'), stop.signal);
    await expect(reading).rejects.toBe('Ctrl-C');
  });

  it('passes on what a thread throws', async () => {
    const { signal } = new AbortController();
    const reading = readInThread(thread("throw new Error('a bug');"), picture, () => undefined, signal);
    await expect(reading).rejects.toThrow('a bug');
  });
});
