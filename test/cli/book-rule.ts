/** A network as network2 JSON holds it. */
export interface Network2 {
  sizes: number[];
  /** weights[l][j][k] goes from neuron k of layer l to neuron j of the next. */
  weights: number[][][];
  /** biases[l][j][0]. */
  biases: number[][][];
  cost: string;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/**
 * Stochastic gradient descent over the images in order, straight from the book's formulas, in double precision and
 * with nothing of the engine: w -> w - (eta/m) * sum of dCx/dw. `images`: pixels 0 to 255.
 */
export function trainByTheBook(
  network: Network2,
  data: { images: number[][]; labels: number[] },
  { epochs, miniBatch, eta }: { epochs: number; miniBatch: number; eta: number },
): Network2 {
  const { weights, biases } = structuredClone(network);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let start = 0; start < data.images.length; start += miniBatch) {
      const batch = data.images.slice(start, start + miniBatch);
      const errors = batch.map((image, index) =>
        backpropagate(weights, biases, image, data.labels[start + index]),
      );
      for (const { activations, deltas } of errors) {
        deltas.forEach((delta, layer) => {
          delta.forEach((error, j) => {
            biases[layer][j][0] -= (eta / batch.length) * error;
            activations[layer].forEach((activation, k) => {
              weights[layer][j][k] -= (eta / batch.length) * error * activation;
            });
          });
        });
      }
    }
  }
  return { ...network, weights, biases };
}

/** Activations of every layer and dC/dz of every layer after the input. */
function backpropagate(weights: number[][][], biases: number[][][], image: number[], label: number) {
  const activations = [image.map((pixel) => pixel / 255)];
  weights.forEach((matrix, layer) => {
    const before = activations[layer];
    activations.push(
      matrix.map((row, j) => sigmoid(row.reduce((z, w, k) => z + w * before[k], 0) + biases[layer][j][0])),
    );
  });
  const output = activations[activations.length - 1];
  const deltas = [output.map((a, j) => (a - (j === label ? 1 : 0)) * a * (1 - a))];
  for (let layer = weights.length - 1; layer > 0; layer--) {
    const after = deltas[0];
    deltas.unshift(
      activations[layer].map(
        (a, k) => after.reduce((sum, error, j) => sum + error * weights[layer][j][k], 0) * a * (1 - a),
      ),
    );
  }
  return { activations, deltas };
}
