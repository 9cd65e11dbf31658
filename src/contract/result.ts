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
  | 'file-not-written'
  | 'training-not-possible'
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

export function failure(code: FailureCode, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message } };
}

/** The same outcome, but without its value. */
export async function withoutValue(outcome: Promise<Result<unknown>>): Promise<Result<undefined>> {
  const result = await outcome;
  return result.ok ? success() : result;
}
