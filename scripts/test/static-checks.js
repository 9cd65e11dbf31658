import { join } from 'node:path';
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
    ({ numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests }) => ({
      passed,
      failed,
      skipped: numPendingTests + numTodoTests,
    }),
  );
}
