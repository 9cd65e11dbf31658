/** As many as the book takes the best of; here it is their mean. */
const seeds = [1, 2, 3];

/**
 * Trains the book's first network from three seeds.
 * @param {typeof import('./product')} product
 * @param {import('../../src/contract/data').DataSet} data
 */
export function trainPlainNetworks({ presets, EngineMaker, train }, data) {
  const { hyperparameters } = presets[0];
  const engines = new EngineMaker(data);
  return seeds.map((seed) => {
    const asked = { ...hyperparameters, seed };
    const engine = engines.create('kernels', asked);
    const epochs = Array.from(train(engine, asked)).flatMap((step) =>
      step.type === 'epoch' ? [step.counts] : [],
    );
    return { seed, network: engine.parameters(), last: epochs[epochs.length - 1] };
  });
}
