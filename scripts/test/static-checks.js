import { join, relative } from 'node:path';
import { projectFolder, runScript, runTool } from '../machine/run.js';
import { reported, single } from './tally.js';

/** Checks each part of the project with only what it may use: the engine without Node, the page without files. */
export async function checkTypes() {
  return single(await runTool('tsc', ['-b']));
}

export async function lint() {
  return single(await runTool('eslint', ['.', '--max-warnings', '0']));
}

export async function checkFormat() {
  return single(await runTool('prettier', ['--check', '--log-level', 'warn', '.']));
}

export async function build() {
  return single(await runScript('build'));
}

export function runUnitTests() {
  const report = join(projectFolder, 'test-results', 'unit.json');
  return reported(
    report,
    () => runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
    ({ numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests, testResults }) => ({
      passed,
      failed,
      skipped: numPendingTests + numTodoTests,
      failures: testResults.flatMap(failuresOfFile),
    }),
  );
}

/** @param {import('vitest/node').JsonTestResult} file one that could not be loaded has a message and no tests */
function failuresOfFile({ name, message, assertionResults }) {
  const file = relative(projectFolder, name);
  if (message) return [{ test: file, error: message }];
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      test: `${file}: ${fullName}`,
      error: (failureMessages ?? []).join('\n'),
    }));
}
