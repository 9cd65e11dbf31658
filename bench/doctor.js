// What the doctor says of the presets on the whole of MNIST, and whether its first remedy helps the ill runs:
// node bench/doctor.js [--presets book-30,no-hidden] [--seeds 1-10] [--data FOLDER]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it.
import { parseArgs } from 'node:util';
import { seedsOf } from './doctor/seeds.js';
import { withData } from './doctor/with-data.js';

const { values: options } = parseArgs({
  options: {
    presets: { type: 'string' },
    seeds: { type: 'string', default: '1-10' },
    data: { type: 'string', default: process.env.INKLING_MNIST },
  },
});
if (!options.data) {
  console.error('Usage: node bench/doctor.js --data FOLDER [--presets NAMES] [--seeds 1-10]');
  process.exit(2);
}

await withData(options.data, (product, data) => {
  const clinic = new product.Clinic(data);
  const names = options.presets?.split(',');
  for (const { name, hyperparameters } of product.presets) {
    if (names ? !names.includes(name) : name === 'handwriting') continue;
    for (const seed of seedsOf(options.seeds)) visit(product, clinic, name, { ...hyperparameters, seed });
  }
});

/**
 * @param {import('./doctor/with-data.js').Product} product
 * @param {import('./doctor/product').Clinic} clinic
 * @param {string} name
 * @param {import('../src/contract/hyperparameters').Hyperparameters} settings
 */
function visit(product, clinic, name, settings) {
  const run = clinic.train(settings);
  const findings = clinic.examine(run);
  const lines = findings.map((finding) => `    ${product.sentenceOf(finding)}`);
  const remedy = findings[0]?.remedies[0];
  if (remedy && remedy.kind !== 'other-data') {
    const changes = remedy.kind === 'train-on' ? { epochs: settings.epochs + remedy.epochs } : remedy.changes;
    const after = product.accuracyOf(clinic.train({ ...settings, ...changes }));
    lines.push(`    With ${remedy.label}: ${percent(after)}`);
  }
  console.log([`${name}, seed ${settings.seed}: ${percent(product.accuracyOf(run))}`, ...lines].join('\n'));
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
