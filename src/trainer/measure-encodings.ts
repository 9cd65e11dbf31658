import type { DataSet } from '../contract/data';
import { encodingNames, type EncodingName } from '../contract/encodings';
import type { EncodingResult, EncodingsProgress, EncodingsRequest } from '../contract/encodings';
import type { Hyperparameters } from '../contract/hyperparameters';
import { createNewNetwork } from '../engine/network/network';
import { outputEncodings } from '../engine/network/output-encoding';
import { PlainEngine } from '../engine/training/plain-engine';
import { train } from '../engine/training/train';
import { Pace, type Turns } from './turns';

/**
 * Trains networks with ten outputs and with four, one of each for every seed, with the plain engine: the kernels know
 * ten outputs only, and both are to be trained in the same way.
 */
export async function measureEncodings(
  { hyperparameters, seeds }: EncodingsRequest,
  data: DataSet,
  turns: Turns<EncodingsProgress>,
): Promise<EncodingResult[]> {
  const results: EncodingResult[] = [];
  const pace = new Pace(turns);
  const all = seeds.length * encodingNames.length;
  for (const seed of seeds) {
    for (const encoding of encodingNames) {
      const own: Hyperparameters = {
        ...hyperparameters,
        seed,
        outputActivation: 'sigmoid',
        cost: 'quadratic',
      };
      const result: EncodingResult = { encoding, seed, correct: [], total: data.test.labels.length };
      results.push(result);
      for (const step of train(newEngine(data, own, encoding), own)) {
        if (step.type === 'epoch') result.correct.push(step.counts.correct);
        const inEpoch = step.type === 'training' ? step.imagesDone / step.imagesInEpoch : 0;
        const share = (results.length - 1 + (result.correct.length + inEpoch) / own.epochs) / all;
        await pace.turn({ share, results });
      }
    }
  }
  return results;
}

function newEngine(data: DataSet, hyperparameters: Hyperparameters, name: EncodingName): PlainEngine {
  const encoding = outputEncodings[name](hyperparameters);
  const network = createNewNetwork(hyperparameters, encoding.outputs);
  return new PlainEngine(data, network, hyperparameters, encoding);
}
