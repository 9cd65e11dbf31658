import type { Random } from '../../../src/engine/random';
import { mutate } from '../mutations';
import type { Spoil, Target } from '../target';

/** A reader of bytes, tried with spoiled examples. */
export function bytesTarget(
  name: string,
  share: number,
  examples: () => Promise<readonly Uint8Array[]> | readonly Uint8Array[],
  check: (bytes: Uint8Array, random: Random) => unknown,
): Target {
  return {
    name,
    share,
    prepare: async (): Promise<Spoil> => {
      const all = await examples();
      return (random) => {
        const input = mutate(all, random);
        return Promise.resolve({ input, check: () => check(input, random) });
      };
    },
  };
}

export const textBytes = (text: string) => new TextEncoder().encode(text);
export const jsonBytes = (content: unknown) => textBytes(JSON.stringify(content));
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
