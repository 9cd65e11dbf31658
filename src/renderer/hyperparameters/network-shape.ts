/** "784 → 30 → 10". */
export function formatSizes(sizes: readonly number[]): string {
  return sizes.join(' → ');
}

/** Weights and biases of a fully connected network with these layers; the input layer has no biases. */
export function countParameters(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, outputs, layer) => sum + outputs * (sizes[layer] + 1), 0);
}
