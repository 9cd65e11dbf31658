import { expect } from 'vitest';
import type { Random } from '../../src/engine/random';

/** Something that reads what Inkling has not written, or not last. */
export interface Target {
  name: string;
  /** How many of a thousand cases it gets; slow ones get few. */
  share: number;
  /** Gets ready; the returned function reads one spoiled input. It throws when the reading has a fault. */
  prepare(): Promise<Spoil>;
}

/** One case: spoils something, reads it, and checks the answer. */
export type Spoil = (random: Random) => Promise<Case>;

/** The spoiled input, to be written down, and the check of what comes of it, which throws where there is a fault. */
export interface Case {
  input: Uint8Array | (() => string);
  check(): unknown;
}

const mostCharacters = 2_000;

/** An expected failure is a result with one short sentence for a person, which the terminal can print. */
export function expectResult(result: unknown): void {
  expect(result).toMatchObject({ ok: expect.any(Boolean) });
  const { failure } = result as { failure?: { code: string; message: string } };
  if (failure) expectSentence(failure.message);
}

export function expectSentence(message: string): void {
  expect(message).toMatch(/\S[.!?]$/);
  expect(message.length).toBeLessThan(mostCharacters);
  // eslint-disable-next-line no-control-regex
  expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
}
