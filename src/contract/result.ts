/** What can go wrong without being a bug; programs decide by the code, a person reads the message. */
export type FailureCode =
  | 'cancelled'
  | 'invalid-request'
  | 'invalid-hyperparameters'
  | 'data-missing'
  | 'data-damaged'
  | 'data-download-failed'
  | 'model-unreadable'
  /** A model file that does not say the activations of its neurons. */
  | 'activations-needed'
  | 'run-unreadable'
  | 'run-in-use'
  | 'drawing-unreadable'
  | 'picture-unreadable'
  | 'class-pack-unreadable'
  | 'file-not-written'
  | 'training-not-possible'
  /** Networks that cannot vote as one. */
  | 'networks-differ'
  /** The run ended by itself before its planned end: its process crashed, or it diverged. */
  | 'training-ended'
  | 'page-crashed'
  | 'page-not-opened'
  | 'update-check-failed';

/** An expected failure: a code for programs and one sentence for a person. */
export interface Failure {
  code: FailureCode;
  message: string;
}

/** The outcome of something that may fail in an expected way; bugs throw instead. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export function success(): Result<undefined>;
export function success<Value>(value: Value): Result<Value>;
export function success(value?: unknown): Result<unknown> {
  return { ok: true, value };
}

/** Fails with one sentence for a person, which may quote anything. */
export function failure(code: FailureCode, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message: printable(message, longestMessage) } };
}

/** A path on disk has at most 4096 bytes, and few have more than a hundred. */
const longestMessage = 1_500;

/**
 * A text in which control characters, which could move a terminal's cursor, are replaced, and the middle is left out
 * where it is too long: names of files, and what they hold, may be of any kind and length.
 */
export function printable(text: string, longest: number): string {
  const tail = Math.floor(longest / 4);
  const short = text.length <= longest ? text : `${text.slice(0, longest - tail)}…${text.slice(-tail)}`;
  return short.replace(/\p{Cc}/gu, '\uFFFD');
}

/** The same outcome, but without its value. */
export async function withoutValue(outcome: Promise<Result<unknown>>): Promise<Result<undefined>> {
  const result = await outcome;
  return result.ok ? success() : result;
}
