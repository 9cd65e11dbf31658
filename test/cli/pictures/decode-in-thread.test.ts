import { describe, expect, it } from 'vitest';
import { decodeInThread } from '../../../src/cli/pictures/decode-in-thread';

const picture = { format: 'PNG', bytes: new Uint8Array(8) } as const;

/** A thread that does this, as a module. */
function thread(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

describe('decodeInThread', () => {
  it('gives what the thread answers', async () => {
    const answers =
      "import { parentPort } from 'node:worker_threads'; parentPort.postMessage('it is blank');";
    expect(await decodeInThread(thread(answers), picture)).toBe('it is blank');
  });

  it('ends a thread that takes too long', async () => {
    expect(await decodeInThread(thread('for (;;);'), picture, 100)).toBe('decoding it takes too long');
  });

  it('survives a thread that wants all memory', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1_000_000).fill({}));';
    expect(await decodeInThread(thread(greedy), picture)).toBe('it needs too much memory');
  });
});
