import { median } from './statistics.js';
import { countText, percentText, ratioText, significant, table, timeText } from './table.js';
import { targetRatio, targets } from './targets.js';

/** @typedef {import('./measure.js').Results} Results */
/** @typedef {import('./comparison.js').Standing} Standing */

/**
 * All results as Markdown.
 * @param {Results} results
 */
export function describeResults(results) {
  const sections = [
    circumstances(results),
    ...results.comparisons.map(comparisonSection),
    limitSection(results),
    trainerSection(results),
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
    `${machine.startedAt}: ${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}; ` +
      `load of the machine just before: ${machine.loadAverage.toFixed(1)}.`,
    `An epoch is ${countText(data.images)} images (${kind}). Times are medians; a ratio is the median over pairs of ` +
      'turns, one of the contender and one of ours just before it. Everybody has one thread.',
    contenders.join('\n'),
  ].join('\n\n');
}

/** @param {Results['comparisons'][number]} comparison */
function comparisonSection({ hidden, miniBatchSize, entries }) {
  const rows = entries.map((entry, index) => (entry.failure ? failureRow(entry) : row(entry, index)));
  return [
    `## 784-${hidden}-10, mini-batch ${miniBatchSize}`,
    table(['trained by', 'epoch', 'fastest', 'slowest', 'measured on', 'times ours', 'wanted'], rows),
  ].join('\n\n');

  /**
   * @param {Standing} entry
   * @param {number} index
   */
  function row({ name, epochSeconds, runs, imagesMeasured, imagesInEpoch, ratio }, index) {
    const wanted = targetRatio(name, hidden);
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
  const rows = comparisons.map(({ hidden, operationsPerSecond, peakPerSecond, shareOfPeak }) => {
    return [
      `784-${hidden}-10`,
      `${significant(operationsPerSecond / 1e9)}`,
      `${significant(peakPerSecond / 1e9)}`,
      percentText(shareOfPeak),
      hidden === 30
        ? `${percentText(targets.shareOfPeak)} ${verdict(shareOfPeak >= targets.shareOfPeak)}`
        : '',
    ];
  });
  return [
    '## The machine’s own limit',
    'Billions of multiplications and additions a second: those that the network needs, with ' +
      `${ink.toFixed(1)} nonzero pixels an image, and the most that one core does with 128-bit vectors.`,
    table(['network', 'done', 'limit', 'share', 'wanted'], rows),
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
