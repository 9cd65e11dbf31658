/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const last = sorted.length - 1;
  return (sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)]) / 2;
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function quantile(values, share) {
  return [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)];
}

/** @typedef {{ x: number, y: number }} Point */

/**
 * The straight line with the least squares, y = intercept + slope x, and the share of the variance that it explains.
 * @param {readonly Point[]} points
 */
export function linearFit(points) {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const slope =
    sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / sum(points.map(({ x }) => (x - meanX) ** 2));
  const intercept = meanY - slope * meanX;
  const unexplained = sum(points.map(({ x, y }) => (y - intercept - slope * x) ** 2));
  return { slope, intercept, rSquared: 1 - unexplained / sum(points.map(({ y }) => (y - meanY) ** 2)) };
}

/** @param {readonly number[]} values */
function mean(values) {
  return sum(values) / values.length;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
