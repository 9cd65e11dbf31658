/** "784 → 30 → 10". */
export function formatSizes(sizes: readonly number[]): string {
  return sizes.join(' → ');
}

/** Number of characters that fit beside a label of the panel at its usual width. */
const shortLength = 15;

/** The same, shortened where it is too long: narrower separators first, then fewer layers. */
export function shortenSizes(sizes: readonly number[]): string {
  const [input, output] = [sizes[0], sizes.at(-1)];
  const texts = [formatSizes(sizes), sizes.join('-'), `${input}-${sizes[1]}-…-${output}`];
  return texts.find((text) => text.length <= shortLength) ?? `${input}-…-${output}`;
}

/** Weights and biases of a fully connected network with these layers; the input layer has no biases. */
export function countParameters(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, outputs, layer) => sum + outputs * (sizes[layer] + 1), 0);
}
