// Writes what scikit-learn's SVC decides of 500 synthetic digits, which the support vector machines are tested against:
// node scripts/svm-decisions.js
// Needs Python with scikit-learn; INKLING_PYTHON may name it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';
import { runSvmPeer } from '../bench/baselines/svm-peer.js';
import { writeForPeers } from '../bench/speed/data-set.js';

const root = resolve(import.meta.dirname, '..');
/** @type {{ module: typeof import('../test/engine/baselines/svm/decisions/cases') }} */
const { module: cases } = await runnerImport(join(root, 'test/engine/baselines/svm/decisions/cases.ts'), {
  configFile: false,
  logLevel: 'error',
});

const workFolder = mkdtempSync(join(tmpdir(), 'inkling-svm-'));
try {
  writeForPeers(cases.createImages(), workFolder);
  for (const { settings, file } of cases.svmCases) {
    const target = join(root, 'test/engine/baselines/svm/decisions', file);
    console.log(file, await runSvmPeer(workFolder, settings, { tolerance: cases.tolerance, target }));
  }
} finally {
  rmSync(workFolder, { recursive: true });
}
