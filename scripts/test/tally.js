import { readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests passed and failed, and remarks for a person.
 * @typedef {{ passed: number; failed: number; remarks: string[] }} Tally
 */

/**
 * The tally of a check that passes or fails as a whole.
 * @param {number} exitCode
 * @returns {Tally}
 */
export function single(exitCode) {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, remarks: [] };
}

/**
 * The tally of a check that could not be run.
 * @param {string} reason
 * @returns {Tally}
 */
export function impossible(reason) {
  return { passed: 0, failed: 1, remarks: [reason] };
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    remarks: tallies.flatMap(({ remarks }) => remarks),
  };
}

/**
 * What a test runner's report says; `failures` names each failed test, with the error.
 * @typedef {{ passed: number; failed: number; skipped: number; failures: { test: string; error: string }[] }} Counts
 */

/**
 * Reads a test runner's report file. A skipped test counts as failed, so nothing is left out silently. What failed is a
 * remark, since the end of a log is what one sees first, and at times all that is kept.
 * @param {string} reportFile
 * @param {() => Promise<number>} runTests writes the file and returns an exit code
 * @param {(report: any) => Counts} read
 * @returns {Promise<Tally>}
 */
export async function reported(reportFile, runTests, read) {
  rmSync(reportFile, { force: true });
  const exitCode = await runTests();
  const counts = readCounts(reportFile, read);
  if (!counts) return impossible(`The tests ended with exit code ${exitCode} and without a report.`);
  const { passed, failed, skipped, failures } = counts;
  const remarks = failures.map(({ test, error }) => `${test}: ${firstLine(error)}`);
  if (skipped > 0) remarks.push(`${skipped} tests were SKIPPED; they count as failed.`);
  if (passed + failed + skipped === 0) remarks.push('There were no tests.');
  const isWorseThanCounted = exitCode !== 0 && failed + skipped === 0;
  if (isWorseThanCounted) remarks.push(`The tests ended with exit code ${exitCode}.`);
  const isNothing = passed + failed + skipped === 0;
  return { passed, failed: failed + skipped || (isWorseThanCounted || isNothing ? 1 : 0), remarks };
}

/** @param {string} error possibly with colours for a terminal */
function firstLine(error) {
  return stripVTControlCharacters(error).split('\n', 1)[0];
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} read
 */
function readCounts(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
