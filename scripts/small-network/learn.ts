import type { Hyperparameters } from '../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../src/contract/network';
import type { DataSplit } from '../../src/contract/data';
import { train } from '../../src/engine/training/train';
import { createNewNetwork } from '../../src/engine/network/network';
import { EngineMaker } from '../../src/trainer/engine';

/** How the program's own small networks learn. */
export const usual: Hyperparameters = {
  ...defaultHyperparameters,
  learningRate: 0.02,
  miniBatchSize: 50,
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
  momentum: 0.9,
  schedule: 'halving',
  patience: 2,
  shift: 1,
  rotation: 6,
  scaling: 0.06,
  shear: 0.08,
  elastic: 0.5,
};

/** Trains the network with the app's own engine, and returns it as after its best epoch; reports every epoch. */
export function learn(
  training: DataSplit,
  validation: DataSplit,
  hyperparameters: Hyperparameters,
  { outputs, epochs, tell }: { outputs: number; epochs: number; tell: (line: string) => void },
): NetworkParameters {
  const asked = { ...hyperparameters, epochs, trainingImages: training.labels.length };
  const engine = new EngineMaker({ training, validation, test: validation }).create(
    'kernels',
    asked,
    createNewNetwork(asked, outputs),
  );
  let best = { correct: -1, network: engine.parameters() };
  for (const step of train(engine, asked)) {
    if (step.type !== 'epoch') continue;
    const { epoch, correct, total } = step.counts;
    tell(`Epoch ${epoch}: ${correct} / ${total}`);
    if (correct > best.correct) best = { correct, network: structuredClone(engine.parameters()) };
  }
  tell(`Best: ${best.correct}`);
  return best.network;
}
