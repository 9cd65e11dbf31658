import { describeSideBySide } from './side-by-side.js';
import { median } from './statistics.js';
import { countText, percentText, ratioText, significant, table, timeText } from './table.js';
import { targetRatio, targets } from './targets.js';
import { describeWatching } from './watching.js';

/** @typedef {import('./measure.js').Results} Results */
/** @typedef {import('./comparison.js').Standing} Standing */

/**
 * All results as Markdown.
 * @param {Results} results
 */
export function describeResults(results) {
  const sections = [
    circumstances(results),
    ...results.comparisons.map((comparison) => comparisonSection(comparison, results.machine)),
    limitSection(results),
    trainerSection(results),
    describeWatching(results.watching),
    describeSideBySide(results.sideBySide),
    describeAugmentation(results.augmentation),
    scalingSection(results),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** @param {Results} results */
function circumstances({ machine, data, comparisons, notMeasured }) {
  const kind = data.isMnist ? 'MNIST' : 'synthetic digits, which are not MNIST';
  const contenders = [
    ...comparisons[0].entries.map(({ name, description }) => `- ${name}: ${description}`),
    ...notMeasured.map(({ name, reason }) => `- ${name}: not measured (${reason})`),
  ];
  return [
    '# Speed',
    `${machine.startedAt}: ${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, ` +
      `${machine.hasAvx512 ? 'with' : 'without'} AVX-512; ` +
      `load of the machine just before: ${machine.loadAverage.toFixed(1)}.`,
    `An epoch is ${countText(data.images)} images (${kind}). Times are medians; a ratio is the median over pairs of ` +
      'turns, one of the contender and one of ours just before it. Everybody has one thread.',
    contenders.join('\n'),
  ].join('\n\n');
}

/**
 * @param {Results['comparisons'][number]} comparison
 * @param {Results['machine']} machine
 */
function comparisonSection({ hidden, miniBatchSize, entries, reachableSeconds }, { hasAvx512 }) {
  const [ours] = entries;
  const rows = entries.map((entry, index) => (entry.failure ? failureRow(entry) : row(entry, index)));
  return [
    `## 784-${hidden}-10, mini-batch ${miniBatchSize}`,
    table(['trained by', 'epoch', 'fastest', 'slowest', 'measured on', 'times ours', 'wanted'], rows),
    ...entries.flatMap(shortfall),
  ].join('\n\n');

  /** @param {Standing} entry */
  function shortfall({ name, epochSeconds, ratio, failure }) {
    const wanted = targetRatio(name, hidden, hasAvx512);
    if (failure !== undefined || wanted === undefined || ratio >= wanted) return [];
    const needed = ours.epochSeconds * (ratio / wanted);
    const reason =
      needed < reachableSeconds
        ? `less than the ${timeText(reachableSeconds)} that multiplications, additions and stores take on this machine at best`
        : `between ours and the ${timeText(reachableSeconds)} that multiplications, additions and stores take at best: what is ` +
          'lost are the loads, the fetching of weights from the second and of images from the last cache, and the output layer';
    return [
      `${name} takes ${timeText(epochSeconds)}: ${ratioText(wanted)} would be an epoch of ours in ${timeText(needed)}, ${reason}.`,
    ];
  }

  /**
   * @param {Standing} entry
   * @param {number} index
   */
  function row({ name, epochSeconds, runs, imagesMeasured, imagesInEpoch, ratio }, index) {
    const wanted = targetRatio(name, hidden, hasAvx512);
    return [
      name,
      timeText(epochSeconds),
      timeText(Math.min(...runs)),
      timeText(Math.max(...runs)),
      imagesMeasured < imagesInEpoch ? `${countText(imagesMeasured)} images` : 'whole epoch',
      index === 0 ? '' : ratioText(ratio),
      wanted === undefined ? '' : `${ratioText(wanted)} ${verdict(ratio >= wanted)}`,
    ];
  }
}

/** @param {Standing} entry */
function failureRow({ name, failure }) {
  return [name, `not measured: ${failure}`, '', '', '', '', ''];
}

/** @param {Results} results */
function limitSection({ comparisons, ink }) {
  const rows = comparisons.map(({ hidden, entries, reachableSeconds, ...rates }) => [
    `784-${hidden}-10`,
    ...[rates.operationsPerSecond, rates.peakPerSecond, rates.updatePerSecond].map((rate) =>
      significant(rate / 1e9),
    ),
    percentText(rates.shareOfPeak),
    hidden === 30
      ? `${percentText(targets.shareOfPeak)} ${verdict(rates.shareOfPeak >= targets.shareOfPeak)}`
      : '',
    percentText(reachableSeconds / entries[0].epochSeconds),
  ]);
  return [
    '## The machine’s own limit',
    'Billions of multiplications and additions a second: those that the network needs, with ' +
      `${ink.toFixed(1)} nonzero pixels an image, and the most that one core does with 128-bit vectors.`,
    table(['network', 'done', 'limit', 'limit of updates', 'share', 'wanted', 'share with stores'], rows),
    'The limit is that of multiplications and additions alone. Half of those of a network update the first layer’s weights, ' +
      'and there, in small mini-batches, each vector is loaded and stored besides: the limit of updates is what weights in ' +
      'the nearest cache come to, one store at a time. The last column is the share of what both limits together allow.',
  ].join('\n\n');
}

/** @param {Results} results */
function trainerSection({ trainers, data, techniques }) {
  /** @param {keyof Results['trainers'][number]} key */
  const middle = (key) => median(trainers.map((trainer) => trainer[key]));
  /** @param {keyof Results['trainers'][number]} key */
  const most = (key) => Math.max(...trainers.map((trainer) => trainer[key]));
  /**
   * @param {string} name
   * @param {number} value
   * @param {(value: number) => string} text
   * @param {number} [wanted]
   */
  const row = (name, value, text, wanted) => [
    name,
    text(value),
    wanted === undefined ? '' : `${text(wanted)} ${verdict(value <= wanted)}`,
  ];
  const evaluation = 10_000 * middle('evaluateSecondsPerImage');
  const rows = [
    ...(data.readSeconds === undefined
      ? []
      : [row('reading and checking the files', data.readSeconds, timeText)]),
    row('packing the images for the kernels', data.packSeconds, timeText, targets.prepareSeconds),
    row('handing them to the trainer, packing included', middle('loadSeconds'), timeText),
    row('from start to the first image', middle('prepareSeconds'), timeText),
    row('epoch', middle('epochSeconds'), timeText),
    row('first epoch against the median', middle('firstEpochRatio'), ratioText, targets.firstEpochRatio),
    row('evaluation of 10,000 images', evaluation, timeText, targets.evaluationSeconds),
    row('answer to a pause', middle('pauseSeconds'), timeText),
    row('longest answer to a pause', most('longestPauseSeconds'), timeText, targets.answerSeconds),
    row('longest answer to a stop', most('stopSeconds'), timeText, targets.answerSeconds),
    row('memory while training', middle('residentBytes'), megabytes, targets.trainerBytes),
    row('most memory ever', most('mostResidentBytes'), megabytes),
    row(
      'ReLU, softmax, L2, dropout against plain sigmoid (784-100-10)',
      techniques.techniquesSeconds / techniques.plainSeconds,
      ratioText,
      targets.techniquesRatio,
    ),
  ];
  return ['## The trainer process, 784-30-10', table(['', 'measured', 'at most'], rows)].join('\n\n');
}

/** @param {Results['augmentation']} measured */
export function describeAugmentation({ images, kinds }) {
  const [{ seconds: plainSeconds }] = kinds;
  const atMost = targets.augmentationSeconds;
  const rows = kinds.map(({ name, seconds }) => [
    name,
    timeText(seconds),
    ratioText(seconds / plainSeconds),
    timeText((seconds - plainSeconds) / images),
  ]);
  return [
    `## Cost of augmentation, 784-30-10, ${countText(images)} images`,
    'Sums of the shortest times of each 500 images.',
    table(
      ['training images changed by', 'time', 'times plain', `more an image (at most ${timeText(atMost)})`],
      rows,
    ),
  ].join('\n\n');
}

/** @param {Results} results */
function scalingSection({ scaling }) {
  const { images, hidden } = scaling;
  return [
    '## Growth',
    lineTable(`images at ${images.hidden} hidden neurons`, images),
    lineTable(`hidden neurons with ${countText(hidden.images)} images`, hidden),
  ].join('\n\n');
}

/**
 * @param {string} head
 * @param {{ points: readonly { x: number, y: number }[], fit: { slope: number, intercept: number, rSquared: number } }} line
 */
function lineTable(head, { points, fit }) {
  const rows = points.map(({ x, y }) => [countText(x), timeText(y), timeText(fit.intercept + fit.slope * x)]);
  return (
    `${table([head, 'epoch', 'straight line'], rows)}\n\n` +
    `Straight line: R² = ${fit.rSquared.toFixed(4)}, ${timeText(fit.slope)} each.`
  );
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** @param {boolean} isReached */
function verdict(isReached) {
  return isReached ? '✓' : '✗';
}
