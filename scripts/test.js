/**
 * `npm test`: all checks in order, with one line of counts at the end. `node scripts/test.js unit e2e` runs only the
 * named parts.
 */
import process from 'node:process';
import { checkCoverage, testBuiltApp, testPackagedApp } from './test/end-to-end.js';
import { build, checkFormat, checkTypes, lint, runUnitTests } from './test/static-checks.js';
import { sum } from './test/tally.js';

const parts = {
  types: { title: 'Types', run: checkTypes },
  lint: { title: 'Lint', run: lint },
  format: { title: 'Format', run: checkFormat },
  unit: { title: 'Unit and property tests', run: runUnitTests },
  build: { title: 'Build', run: build },
  e2e: { title: 'End-to-end tests on the built app', run: testBuiltApp },
  packaged: { title: 'End-to-end tests on the packaged app', run: testPackagedApp },
  coverage: { title: 'Lines run by the end-to-end tests', run: checkCoverage },
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; the parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

/** @type {{ title: string; tally: import('./test/tally.js').Tally }[]} */
const results = [];
for (const [name, { title, run }] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n=== ${title}`);
  results.push({ title, tally: await run() });
}

console.log('\n=== Results');
for (const { title, tally } of results) {
  console.log(`${tally.failed ? '✗' : '✓'} ${title}: ${tally.passed} passed, ${tally.failed} failed`);
  for (const remark of tally.remarks) console.log(`    ${remark}`);
}
const { passed, failed } = sum(results.map(({ tally }) => tally));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
