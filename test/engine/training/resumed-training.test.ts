import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { AccuracyPoint, EngineName } from '../../../src/contract/run';
import { engineNames } from '../../../src/contract/run';
import type { EngineState, TrainingPosition } from '../../../src/contract/trainer';
import { createNewNetwork } from '../../../src/engine/network/network';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import { startPosition } from '../../../src/engine/training/start-position';
import { train } from '../../../src/engine/training/train';
import type { TrainingEngine } from '../../../src/engine/training/training-engine';
import type { EpochCounts } from '../../../src/engine/training/training-step';
import { createKernelEngine, weightsSha256 } from '../../kernels/engines';
import { createSmallDataSet } from '../small-data-set';

const basic: Hyperparameters = { ...defaultHyperparameters, hiddenLayers: [7], epochs: 3, learningRate: 0.5 };
const everything: Hyperparameters = {
  ...basic,
  ...{ outputActivation: 'softmax', cost: 'cross-entropy', miniBatchSize: 7, trainingImages: 60 },
  ...{ l1: 0.1, l2: 0.1, dropout: 0.3, momentum: 0.5, schedule: 'halving', patience: 1 },
};
const augmented = { shift: 2, rotation: 9, elastic: 1 };

const data = createSmallDataSet({ training: 100 });

const kinds: Record<string, Hyperparameters> = {
  'as in chapter 1': basic,
  'in file order': { ...basic, shuffle: false },
  'one image a mini-batch': { ...basic, miniBatchSize: 1 },
  'with everything beyond chapter 1': { ...everything, epochs: 6 },
  'with images that change in every epoch': { ...basic, ...augmented, miniBatchSize: 13 },
  'with changed images and momentum': { ...basic, ...augmented, momentum: 0.5, miniBatchSize: 13 },
  'with stroke digits': { ...basic, epochs: 2, rotation: 9, trainingImages: 50, strokeDigits: 60 },
  'with mini-batches longer than a piece': { ...basic, miniBatchSize: 60, momentum: 0.5 },
  'with early stopping': { ...basic, epochs: 50, learningRate: 1e-6, earlyStopping: 2 },
};

const engineMakers: Record<EngineName, (hyperparameters: Hyperparameters) => TrainingEngine> = {
  plain: (asked) => new PlainEngine(data, createNewNetwork(asked), asked),
  kernels: (asked) => createKernelEngine(data, createNewNetwork(asked), asked),
};

/** An engine that is so slow that a piece of work is 20 images. */
function createEngine(name: EngineName, asked: Hyperparameters): TrainingEngine {
  const engine = engineMakers[name](asked);
  return Object.defineProperty(engine, 'workPerStep', { value: 20 * engine.parameterCount });
}

/** Where a run was left, and all that it has come to before. */
interface Run {
  position: TrainingPosition;
  state: EngineState;
  epochs: EpochCounts[];
  points: AccuracyPoint[];
  costs: number[];
  sha256: string;
}

/** Begins a run, or goes on with one in a new engine, for so many steps or, where it cannot be left there, some more. */
function work(
  name: EngineName,
  asked: Hyperparameters,
  {
    steps = Infinity,
    miniBatches = Infinity,
    before,
  }: { steps?: number; miniBatches?: number; before?: Run } = {},
): Run {
  const engine = createEngine(name, asked);
  const [epochs, points, costs] = [
    [...(before?.epochs ?? [])],
    [...(before?.points ?? [])],
    [...(before?.costs ?? [])],
  ];
  let position = before?.position ?? startPosition(engine, asked);
  if (before) engine.restore(before.state);
  let left = steps;
  for (const step of train(engine, asked, position, () => miniBatches)) {
    if (step.type === 'training') costs.push(...step.costs);
    if (step.type === 'epoch') epochs.push(step.counts);
    if (step.type === 'point') points.push(step.point);
    if (--left <= 0 && step.position) {
      position = step.position();
      break;
    }
    if (step.type === 'epoch') position = step.position!();
  }
  return { position, state: engine.state(), epochs, points, costs, sha256: weightsSha256(engine) };
}

describe.each(engineNames)('train with the %s engine', (name) => {
  it.each(Object.keys(kinds))(
    'goes on from anywhere, any number of times, to the very same end, %s',
    (kind) => {
      const asked = kinds[kind];
      const expected = work(name, asked);
      const interruptions = fc.array(
        fc.record({ steps: fc.integer({ min: 1, max: 25 }), miniBatches: fc.integer({ min: 1, max: 9 }) }),
        { maxLength: 6 },
      );
      fc.assert(
        fc.property(interruptions, (parts) => {
          let run: Run | undefined;
          for (const part of parts) run = work(name, asked, { ...part, before: run });
          expect(work(name, asked, { before: run })).toEqual(expected);
        }),
        { seed: 1, numRuns: 12 },
      );
    },
  );

  it('goes on where all images of an epoch are done, and only its evaluation is left', () => {
    const expected = work(name, basic);
    const engine = createEngine(name, basic);
    for (const step of train(engine, basic)) {
      if (step.type !== 'evaluating' || !step.position || step.epoch !== 1) continue;
      const position = step.position();
      expect(position).toMatchObject({ epoch: 1, imagesDone: 100 });
      const resumed = createEngine(name, basic);
      resumed.restore(engine.state());
      const first = train(resumed, basic, position).next().value;
      expect(first).toMatchObject({ type: 'evaluating', epoch: 1 });
      const epochs = [...train(resumed, basic, position)].flatMap((next) =>
        next.type === 'epoch' ? [next.counts] : [],
      );
      expect(epochs).toEqual(expected.epochs.slice(1));
      expect(weightsSha256(resumed)).toBe(expected.sha256);
      return;
    }
    expect.unreachable();
  });

  it('comes to the weights of so many epochs at once when more are added to a run that has ended', () => {
    const half = work(name, { ...everything, epochs: 3 });
    const whole = work(name, { ...everything, epochs: 6 }, { before: half });
    expect(whole).toEqual(work(name, { ...everything, epochs: 6 }));
  });
});
