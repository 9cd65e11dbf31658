/**
 * Shows which lines of the code shipped from src/main, src/preload and src/trainer ran in the end-to-end tests, and
 * fails when one did not. Usage: node scripts/coverage.js FOLDER, the folder given to the tests as NODE_V8_COVERAGE.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CoverageReport } from 'monocart-coverage-reports';
import typescript from 'typescript';
import { projectFolder } from './machine/run.js';

const rooms = ['src/main', 'src/preload', 'src/trainer'];

const folder = process.argv[2] && resolve(process.argv[2]);
if (!folder || !existsSync(folder)) {
  console.error(`There is no coverage in ${folder ?? '(no folder named)'}; the end-to-end tests write it.`);
  process.exit(1);
}

process.chdir(projectFolder);
const report = new CoverageReport({
  name: 'Inkling: lines run by the end-to-end tests',
  outputDir: 'coverage',
  reports: ['v8', 'console-details'],
  logging: 'error',
  dataDir: folder,
  entryFilter: { '**/out/main/**': true, '**/out/preload/**': true },
  sourceFilter: Object.fromEntries(rooms.map((room) => [`**/${room}/**`, true])),
  sourcePath: (path) => path.replace(/^.*?(?=src\/)/, ''),
});
const results = await report.generate();
const files = results?.files ?? [];
const notRun = files.flatMap((file) => linesNotRun(file).map((line) => `${file.sourcePath}:${line}`));
const reported = new Set(files.map(({ sourcePath }) => sourcePath));
const missing = filesThatShip().filter((file) => !reported.has(file));
for (const line of notRun) console.error(`${line} was not run.`);
for (const file of missing) console.error(`${file} was not run at all.`);
const hasRunAll = files.length > 0 && notRun.length === 0 && missing.length === 0;
if (hasRunAll)
  console.log('Every line was run; the table counts a line only when all of its branches were run.');
process.exit(hasRunAll ? 0 : 1);

/**
 * A partly run line counts as run: code for another system cannot run on this one.
 * @param {object} file
 * @returns {number[]}
 */
function linesNotRun(file) {
  const { lines } = /** @type {{ data: { lines: Record<string, number | string> } }} */ (file).data;
  return Object.keys(lines)
    .filter((line) => lines[line] === 0)
    .map(Number);
}

/** Files that have statements: the bundler leaves no trace of a file that only declares types. */
function filesThatShip() {
  return rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter((file) => hasStatements(file)),
  );
}

/** @param {string} file */
function hasStatements(file) {
  const { outputText } = typescript.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: typescript.ModuleKind.ESNext,
      removeComments: true,
      target: typescript.ScriptTarget.ES2022,
    },
  });
  return outputText.replace(/^(import .*|export \{\};?)$/gm, '').trim() !== '';
}
