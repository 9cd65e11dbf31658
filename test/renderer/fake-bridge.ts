import { denseLayer, sigmoidThroughout } from '../../src/contract/network';
import type { EventName, Events, InklingBridge, RequestName, Snapshot } from '../../src/contract/api';
import type { Finding } from '../../src/contract/diagnosis';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../src/contract/network';
import { failure, success, type Result } from '../../src/contract/result';
import type { EpochResult, RunDetails, RunSummary } from '../../src/contract/run';

/** Stands where the preload's bridge is: records what the page asks and plays main's part. */
export class FakeBridge implements InklingBridge {
  readonly asked: { name: RequestName; parameters: readonly unknown[] }[] = [];
  readonly #answers = new Map<RequestName, Result<unknown>>();
  readonly #listeners = new Map<EventName, ((event: never) => void)[]>();

  request: InklingBridge['request'] = (name, ...parameters) => {
    this.asked.push({ name, parameters });
    return Promise.resolve((this.#answers.get(name) ?? success()) as never);
  };

  on: InklingBridge['on'] = (name, listener) => {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return () => undefined;
  };

  answer(name: RequestName, value: unknown): void {
    this.#answers.set(name, success(value));
  }

  fail(name: RequestName, code: Parameters<typeof failure>[0], message: string): void {
    this.#answers.set(name, failure(code, message));
  }

  emit<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event as never);
  }

  /** Names of the requests, without those that only keep the menu in step. */
  names(): RequestName[] {
    return this.asked.map(({ name }) => name).filter((name) => !name.startsWith('app.'));
  }
}

export function emptyNetwork(sizes: number[]): NetworkParameters {
  const layers = sizes
    .slice(1)
    .map((outputs, layer) => denseLayer(new Float32Array(outputs * sizes[layer]), new Float32Array(outputs)));
  return { sizes, activations: sigmoidThroughout, layers };
}

export function snapshotWith(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    version: '0.1.0',
    platform: 'linux',
    isPresentation: false,
    chapter: { page: null, pages: {} },
    data: {
      phase: 'ready',
      kind: 'mnist',
      folder: '/mnist',
      isVerified: true,
      name: 'MNIST',
      sha256: '0'.repeat(64),
      trainingImages: 50_000,
      validationImages: 10_000,
      testImages: 10_000,
    },
    run: runDetails(),
    network: emptyNetwork([784, 30, 10]),
    runs: [runSummary()],
    cores: 4,
    storage: { bytes: 1_000_000, limitBytes: null, dueIds: [] },
    recentPaths: [],
    questions: [],
    ...changes,
  };
}

export const runIds = { first: 'run-000001', second: 'run-000002', third: 'run-000003' } as const;

/** A finished run, unless told otherwise. */
export function runSummary(changes: Partial<RunSummary> = {}): RunSummary {
  return {
    id: runIds.first,
    createdAt: '2026-01-01T10:00:00.000Z',
    appVersion: '0.1.0',
    origin: { kind: 'new' },
    hyperparameters: defaultHyperparameters,
    engine: 'kernels',
    data: {
      name: 'MNIST',
      place: '/mnist',
      sha256: '0'.repeat(64),
      trainingImages: 50_000,
      validationImages: 10_000,
      testImages: 10_000,
    },
    name: '30 hidden neurons',
    note: '',
    isStarred: false,
    state: 'finished',
    isElsewhere: false,
    epochsDone: 30,
    spark: [],
    seconds: 2,
    bytes: 100_000,
    hasNetwork: true,
    ...changes,
  };
}

/** The same with its curve, which is empty unless told otherwise. */
export function runDetails(changes: Partial<RunDetails> = {}): RunDetails {
  const kept = { epochs: [], bytes: 0 };
  return { ...runSummary(changes), epochs: [], points: [], costs: [], kept, ...changes };
}

/** A run that has made so many epochs, each with one test image more right than the last. */
export function runWithEpochs(count: number, changes: Partial<RunDetails> = {}): RunDetails {
  const epochs = Array.from({ length: count }, (_, epoch) => epochResult(epoch, 9000 + epoch));
  const last = epochs.at(-1);
  return runDetails({ epochs, epochsDone: count, ...(last && { last, best: last }), ...changes });
}

export function epochResult(epoch: number, correct: number): EpochResult {
  return {
    epoch,
    correct,
    total: 10_000,
    validationCorrect: correct - 10,
    validationTotal: 10_000,
    cost: 0.05,
    trainSeconds: 0.5,
    evaluateSeconds: 0.1,
  };
}

export const neverAnswers5: Finding = {
  illness: 'stuck-outputs',
  headline: 'It never answers 5:',
  explanation: 'that output is stuck near 0 (largest activation 0.02).',
  remedies: [
    { kind: 'new-run', label: 'scaled weights', changes: { initialWeights: 'scaled-normal' } },
    { kind: 'train-on', label: '30 more epochs', epochs: 30 },
  ],
};
