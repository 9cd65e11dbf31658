// How often “η is too large” is said of runs that do no worse than with the usual η, and how far healthy runs and runs
// made ill on purpose lie apart in what the doctor measures, on the whole of MNIST:
// node bench/doctor-thresholds.js [--seeds 101-103] [--data FOLDER]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it.
import { parseArgs } from 'node:util';
import { seedsOf } from './doctor/seeds.js';
import { withData } from './doctor/with-data.js';

/** @typedef {Partial<import('../src/contract/hyperparameters').Hyperparameters>} Changes */

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '101-103' },
    data: { type: 'string', default: process.env.INKLING_MNIST },
  },
});
if (!options.data) {
  console.error('Usage: node bench/doctor-thresholds.js --data FOLDER [--seeds 101-103]');
  process.exit(2);
}
const seeds = seedsOf(options.seeds);

/** @type {Changes} */
const scaled = { initialWeights: 'scaled-normal' };
/** @type {Changes} */
const softmax = { ...scaled, outputActivation: 'softmax', cost: 'cross-entropy', learningRate: 0.1 };
/** @type {Changes} */
const tenEpochs = { epochs: 10 };

/** @type {[name: string, changes: Changes, labels?: { wrong: number, isEverywhere?: boolean }][]} */
const runs = [
  ['healthy: chapter 1', tenEpochs],
  ['healthy: scaled weights', { ...scaled, ...tenEpochs }],
  ['healthy: cross-entropy', { cost: 'cross-entropy', learningRate: 0.5, ...tenEpochs }],
  ['healthy: ReLU', { ...softmax, hiddenActivation: 'relu', ...tenEpochs }],
  ['healthy: tanh', { ...softmax, hiddenActivation: 'tanh', ...tenEpochs }],
  ['healthy: 10,000 images', { ...scaled, trainingImages: 10_000 }],
  ['ill: cross-entropy, η 5', { cost: 'cross-entropy', learningRate: 5, ...tenEpochs }],
  ['ill: mini-batches of 1, η 3', { miniBatchSize: 1, epochs: 5 }],
  ['ill: 5,000 images', { ...scaled, trainingImages: 5_000 }],
  ['ill: 1,000 images', { ...scaled, trainingImages: 1_000 }],
  ['ill: 5 % wrong labels in training', { ...scaled, ...tenEpochs }, { wrong: 0.05 }],
  ['ill: 10 % wrong labels in training', { ...scaled, ...tenEpochs }, { wrong: 0.1 }],
  ['ill: 5 % wrong labels everywhere', { ...scaled, ...tenEpochs }, { wrong: 0.05, isEverywhere: true }],
  ['ill: 20 % wrong labels everywhere', { ...scaled, ...tenEpochs }, { wrong: 0.2, isEverywhere: true }],
];

/** Networks and their usual η. */
/** @type {[name: string, usualRate: number, changes: Changes][]} */
const networks = [
  ['chapter 1', 3, {}],
  ['cross-entropy', 0.5, { cost: 'cross-entropy' }],
  ['scaled weights', 3, scaled],
  ['ReLU', 0.1, { ...softmax, hiddenActivation: 'relu' }],
  ['tanh', 0.1, { ...softmax, hiddenActivation: 'tanh' }],
];
const factors = [2, 10 / 3, 5];
const trainingImages = [2_000, 10_000];
const epochs = [5, 20];
/** A run does worse than with the usual η where that makes this many times fewer mistakes. */
const clearlyFewer = 0.95;

console.log(`Seeds ${options.seeds}`);
await withData(options.data, (product, data) => {
  judgeRates(product, new product.Clinic(data));
  measure(product, data);
});

/**
 * @param {import('./doctor/with-data.js').Product} product
 * @param {import('../src/contract/data').DataSet} data
 */
function measure(product, data) {
  console.log('\nLowest to highest over the seeds, in %:');
  for (const [name, changes, labels] of runs) {
    const clinic = new product.Clinic(labels ? spoilt(product, data, labels) : data);
    const measured = seeds.map((seed) => clinic.measure(clinic.train({ ...changes, seed })));
    const range = (/** @type {keyof (typeof measured)[number]} */ key) => {
      const values = measured.map((each) => 100 * each[key]);
      return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
    };
    console.log(
      `${name}: flat activations ${range('flat')}; sure mistakes ${range('sureMistakes')}; ` +
        `test minus training ${range('testMinusTraining')}; training minus validation ${range('trainingMinusValidation')}`,
    );
  }
}

/**
 * @param {import('./doctor/with-data.js').Product} product
 * @param {import('../src/contract/data').DataSet} data
 * @param {{ wrong: number, isEverywhere?: boolean }} labels
 */
function spoilt({ mislabelled }, data, { wrong, isEverywhere = false }) {
  const training = mislabelled(data.training, wrong);
  if (!isEverywhere) return { ...data, training };
  const [validation, test] = [mislabelled(data.validation, wrong), mislabelled(data.test, wrong)];
  return { ...data, training, validation, test };
}

/**
 * @param {import('./doctor/with-data.js').Product} product
 * @param {import('./doctor/product').Clinic} clinic
 */
function judgeRates(product, clinic) {
  const count = { right: 0, false: 0, missed: 0, healthy: 0 };
  console.log('η above the usual one:');
  for (const [name, usualRate, changes] of networks) {
    for (const images of trainingImages) {
      for (const planned of epochs) {
        for (const seed of seeds) {
          const settings = { ...changes, trainingImages: images, epochs: planned, seed };
          const usual = product.validationAccuracyOf(clinic.train({ ...settings, learningRate: usualRate }));
          for (const factor of factors) {
            const learningRate = Number((usualRate * factor).toPrecision(2));
            const run = clinic.train({ ...settings, learningRate });
            const reached = product.validationAccuracyOf(run);
            const isWorse = 1 - usual < clearlyFewer * (1 - reached);
            const finding = clinic.examine(run).find(({ illness }) => illness === 'rate-too-high');
            const verdict = finding ? (isWorse ? 'right' : 'false') : isWorse ? 'missed' : 'healthy';
            count[verdict]++;
            if (!finding || isWorse) continue;
            console.log(
              `    false: ${name}, ${images} images, ${planned} epochs, seed ${seed}: ` +
                `${(100 * reached).toFixed(2)} %, usual ${(100 * usual).toFixed(2)} %. ${product.sentenceOf(finding)}`,
            );
          }
        }
      }
    }
  }
  console.log(
    `${count.right} told, ${count.false} told falsely, ${count.missed} worse but not told, ${count.healthy} healthy and not told`,
  );
}
