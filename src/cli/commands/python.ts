import { bookPythonOfRun } from '../../engine/formats/book-python';
import { valueOf } from '../command-error';
import type { Environment } from '../environment';
import { findRun } from '../run-argument';

/** Prints a run as a script for the book's own program. */
export async function printPython(given: string, environment: Environment): Promise<void> {
  const { run } = await findRun(given, environment);
  environment.stdout.write(valueOf(bookPythonOfRun(run)));
}
