/** Neurons of the input layer: the 28 x 28 pixels of an image. */
export const inputNeurons = 784;
/** Neurons of the output layer: one a digit. */
export const outputNeurons = 10;
/** At most so many hidden layers; the plain sigmoid network learns nothing long before that. */
export const maximumHiddenLayers = 8;

/** Reads "30", "100, 30" or "" as hidden layers; the message explains what cannot be read. */
export function parseHiddenLayers(
  text: string,
): { ok: true; value: number[] } | { ok: false; message: string } {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() === 'none') return { ok: true, value: [] };
  const parts = trimmed.split(/[\s,]+/).filter((part) => part !== '');
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) {
    return { ok: false, message: `“${wrong}” is not a number of neurons; write for example 30 or 100, 30.` };
  }
  return { ok: true, value: parts.map(Number) };
}

export function formatHiddenLayers(hiddenLayers: readonly number[]): string {
  return hiddenLayers.join(', ');
}

/** The neurons of every layer, input and output included. */
export function networkSizes(hiddenLayers: readonly number[]): number[] {
  return [inputNeurons, ...hiddenLayers, outputNeurons];
}
