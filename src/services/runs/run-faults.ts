import type { Failure } from '../../contract/result';
import { failure } from '../../contract/result';

type Fault = { ok: false; failure: Failure };

export function runInUse(name: string): Fault {
  return failure('run-in-use', `“${name}” is already in use, here or by another Inkling.`);
}

export function noSuchRun(): Fault {
  return failure('run-unreadable', 'This run no longer exists.');
}

export function notKept(name: string, epochs: number): Fault {
  return failure('run-unreadable', `“${name}” has not kept its network after epoch ${epochs}.`);
}
