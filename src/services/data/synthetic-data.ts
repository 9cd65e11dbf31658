import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { DataSet, DataSplit } from '../../contract/data';
import { createSyntheticDataSet } from '../../engine/synthesis/synthetic-digits';

/** There are a fifth as many synthetic digits as in MNIST, split the same way; they are drawn in this many portions. */
const portions = 100;
const portion = { trainingImages: 100, validationImages: 20, testImages: 20 };

/** Draws the synthetic data set, the same every time; other work gets its turn between portions. */
export async function createSyntheticData(signal: AbortSignal): Promise<Result<DataSet>> {
  const drawn: DataSet[] = [];
  for (let seed = 0; seed < portions; seed++) {
    await nextTurn();
    if (signal.aborted) return failure('cancelled', 'Drawing the synthetic digits was cancelled.');
    drawn.push(createSyntheticDataSet({ seed, ...portion }));
  }
  return success({
    training: join(drawn.map((data) => data.training)),
    validation: join(drawn.map((data) => data.validation)),
    test: join(drawn.map((data) => data.test)),
  });
}

function join(splits: readonly DataSplit[]): DataSplit {
  return {
    images: joinBytes(splits.map((split) => split.images)),
    labels: joinBytes(splits.map((split) => split.labels)),
  };
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
