/** @typedef {typeof import('./product')} Product */

/**
 * Fills a folder with finished runs of 30 epochs, a network of `784-30-10` in each, as the app keeps them.
 * @param {Product} product
 * @param {string} folder
 * @param {number} count
 */
export async function makeRuns(
  { RunStore, createNetwork, createRandom, defaultHyperparameters, parametersOf },
  folder,
  count,
) {
  const random = createRandom(1);
  let now = Date.UTC(2026, 0, 1);
  const store = new RunStore({ folder, appVersion: 'bench', now: () => (now += 60_000) });
  await store.load();
  for (let index = 0; index < count; index++) {
    const hyperparameters = {
      ...defaultHyperparameters,
      hiddenLayers: [10 + (index % 90)],
      learningRate: [0.5, 1, 3][index % 3],
      seed: 1 + index,
    };
    const epochs = Array.from({ length: 30 }, (_, epoch) => ({
      epoch,
      correct: Math.round(9500 - 1000 / (epoch + 1) + 20 * random.uniform()),
      total: 10_000,
      validationCorrect: Math.round(9520 - 1000 / (epoch + 1) + 20 * random.uniform()),
      validationTotal: 10_000,
      cost: 0.1 / (epoch + 1),
      trainSeconds: 0.1,
      evaluateSeconds: 0.01,
    }));
    const costs = epochs.flatMap(({ epoch, cost }) =>
      Array.from({ length: 50 }, (_, part) => ({
        epochs: epoch + (part + 1) / 50,
        miniBatchCost: cost * (0.5 + random.uniform()),
        runningCost: cost,
        lowerQuartile: 0.8 * cost,
        upperQuartile: 1.2 * cost,
      })),
    );
    const network = parametersOf(createNetwork([784, ...hyperparameters.hiddenLayers, 10], random));
    const made = await store.create(
      { origin: { kind: 'new' }, hyperparameters, engine: 'kernels' },
      { name: `Run ${index + 1}`, note: '', isStarred: index % 50 === 0 },
      { epochs, costs, network },
    );
    if (!made.ok) throw new Error(made.failure.message);
    const finished = await made.value.finish({ state: 'finished', ending: 'completed' });
    if (!finished.ok) throw new Error(finished.failure.message);
  }
  await store.close();
}
