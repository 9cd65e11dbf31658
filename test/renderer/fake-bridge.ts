import { sigmoidThroughout } from '../../src/contract/network';
import type { EventName, Events, InklingBridge, RequestName, Snapshot } from '../../src/contract/api';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { DocumentState } from '../../src/contract/models';
import type { NetworkParameters } from '../../src/contract/network';
import { failure, success, type Result } from '../../src/contract/result';
import type { ListedRun } from '../../src/contract/runs';
import type { EpochResult, RunState } from '../../src/contract/training';

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
  const layers = sizes.slice(1).map((outputs, layer) => ({
    weight: new Float32Array(outputs * sizes[layer]),
    bias: new Float32Array(outputs),
  }));
  return { sizes, activations: sigmoidThroughout, layers };
}

export function snapshotWith(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    version: '0.1.0',
    platform: 'linux',
    data: {
      phase: 'ready',
      kind: 'mnist',
      folder: '/mnist',
      isVerified: true,
      trainingImages: 50_000,
      validationImages: 10_000,
      testImages: 10_000,
    },
    document: documentState(),
    network: emptyNetwork([784, 30, 10]),
    epochs: [],
    runs: [],
    ...changes,
  };
}

export function documentState(changes: Partial<DocumentState> = {}): DocumentState {
  return {
    name: 'Starter model',
    origin: 'starter',
    isEdited: false,
    sizes: [784, 30, 10],
    activations: sigmoidThroughout,
    provenance: { appVersion: '0.1.0', createdAt: '2025-01-01T00:00:00Z', dataset: 'MNIST', epochs: [] },
    hasPrevious: false,
    recentPaths: [],
    ...changes,
  };
}

export function runState(changes: Partial<RunState> = {}): RunState {
  return {
    runId: 1,
    phase: 'running',
    hyperparameters: defaultHyperparameters,
    startFrom: 'new-weights',
    trainingImages: 50_000,
    testImages: 10_000,
    validationImages: 10_000,
    ...changes,
  };
}

export function listedRun(runId: number, changes: Partial<ListedRun> = {}): ListedRun {
  return { ...runState({ runId }), hasNetwork: false, ...changes };
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
