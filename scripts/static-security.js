/**
 * `node scripts/static-security.js`: runs Electronegativity on src/ and fails at a finding that docs/security.md does not
 * explain. It is fetched by npx, as it is no part of the project.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unexplained } from './machine/findings.js';
import { projectFolder, run } from './machine/run.js';

const read = (/** @type {string} */ file) => readFileSync(join(projectFolder, file), 'utf8');
const { version } = JSON.parse(read('node_modules/electron/package.json'));
const folder = mkdtempSync(join(tmpdir(), 'inkling-findings-'));
const report = join(folder, 'findings.csv');
const code = await run(
  'npx',
  [
    ...['--yes', '@doyensec/electronegativity@1.10.3', '--input', join(projectFolder, 'src')],
    ...['--relative', '--electron-version', version, '--output', report],
  ],
  { cwd: folder, timeLimitSeconds: 300 },
);
if (code !== 0) {
  console.error(`Electronegativity ended with exit code ${code}.`);
  process.exit(1);
}
const findings = unexplained(readFileSync(report, 'utf8'), read('docs/security.md'));
rmSync(folder, { recursive: true });
for (const finding of findings) console.error(`Not explained in docs/security.md: ${finding}`);
console.log(`${findings.length} findings without an explanation.`);
process.exit(findings.length === 0 ? 0 : 1);
