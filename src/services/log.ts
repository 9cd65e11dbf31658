import { basename } from 'node:path';
import { errorCode } from './files/file-errors';

/** What a line of the log says besides its message; anything that could name a person's file or folder is left out. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/**
 * Records what happened, for someone who looks for the cause of a fault. Nothing personal: no file names, no drawings.
 */
export interface Log {
  info(message: string, fields?: LogFields): void;
  /** Something went wrong, and the app goes on. */
  warn(message: string, fields?: LogFields): void;
  /** Something failed. */
  error(message: string, fields?: LogFields): void;
}

/** Keeps nothing: for the terminal, which shows everything at once. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The line's text: the message, then the fields as JSON. A value with a slash may be a path, and is left out. */
export function describeEntry(message: string, fields: LogFields = {}): string {
  const text = JSON.stringify(fields, (_name, value: unknown) =>
    typeof value === 'string' && /[\\/]/.test(value) ? '(left out)' : value,
  );
  return text === '{}' ? message : `${message} ${text}`;
}

/** Does the work, and logs anything it throws, which is a bug: the error's kind and place, not its message. */
export async function loggingBugs<Value>(
  log: Log,
  fields: LogFields,
  work: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    log.error('unexpected error', { ...fields, ...describeError(error) });
    throw error;
  }
}

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const place = /\(?([^\s()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  const at = place && basename(place.replaceAll('\\', '/'));
  return { error: error.name, code: errorCode(error) || undefined, at };
}
