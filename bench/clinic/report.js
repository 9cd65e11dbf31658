/** @typedef {ReturnType<import('./teacher.js').Teacher['compare']> & { writer: string, seed: number, seconds: number }} Trial */

/**
 * A table with a row for each writer and one for all, each over all seeds.
 * @param {readonly Trial[]} trials
 */
export function describeTeaching(trials) {
  const writers = [...new Set(trials.map(({ writer }) => writer))];
  const heading = [
    'writer',
    'error before',
    'after',
    'left',
    'MNIST before',
    'after',
    'worst',
    'other writers',
    'after',
    'seconds',
  ];
  const rows = [
    ...writers.map((writer) =>
      row(
        writer,
        trials.filter((trial) => trial.writer === writer),
      ),
    ),
    row('all', trials),
  ];
  return [heading, ...rows].map((cells) => cells.map((cell) => cell.padStart(14)).join('')).join('\n');
}

/**
 * @param {string} name
 * @param {readonly Trial[]} trials
 */
function row(name, trials) {
  const before = total(trials, 'errorsBefore');
  const after = total(trials, 'errorsAfter');
  const digits = total(trials, 'digits');
  const mnist = total(trials, 'mnistTotal');
  const strangers = total(trials, 'strangers');
  const worst = Math.min(...trials.map(({ mnistAfter, mnistTotal }) => mnistAfter / mnistTotal));
  return [
    name,
    percent(before / digits),
    percent(after / digits),
    before === 0 ? '–' : percent(after / before),
    percent(total(trials, 'mnistBefore') / mnist),
    percent(total(trials, 'mnistAfter') / mnist),
    percent(worst),
    percent(total(trials, 'strangerErrorsBefore') / strangers),
    percent(total(trials, 'strangerErrorsAfter') / strangers),
    (total(trials, 'seconds') / trials.length).toFixed(1),
  ];
}

/**
 * @param {readonly Trial[]} trials
 * @param {Exclude<keyof Trial, 'writer'>} name
 */
function total(trials, name) {
  return trials.reduce((sum, trial) => sum + trial[name], 0);
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
