import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { LayerDistributions } from '../../engine/inspection/layer-distributions';
import type { DataModel } from '../data/data-model';
import type { Inspector } from '../inspection/inspector';
import { LatestInspection, type Subject } from '../inspection/latest-inspection';
import type { RunModel } from '../run/run-model';
import type { TimeMachineModel } from './time-machine-model';

interface Environment {
  training: RunModel;
  data: DataModel;
  inspector: Pick<Inspector, 'ask'>;
  timeMachine: TimeMachineModel;
}

/** The distributions of every layer, by the epochs that the network has made. */
export type DistributionsByEpochs = ReadonlyMap<number, LayerDistributions[]>;

/** The images that all networks are shown. */
const split = 'test';

/** How weights, biases, activations and gradients are distributed in the network on screen, and how that has changed. */
export class DistributionsModel {
  /** Of the shown network; null until they are known. */
  readonly shown: ReadonlySignal<LayerDistributions[] | null>;
  /** Of the kept networks, as far as they are known. */
  readonly byEpochs = signal<DistributionsByEpochs>(new Map());
  readonly #environment: Environment;
  readonly #latest: LatestInspection<'distributions'>;
  #isFilling = false;
  #isFollowing = false;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { data, inspector, timeMachine } = environment;
    const subject = computed((): Subject<'distributions'> | null => {
      const network = timeMachine.network.value;
      if (network === null || !data.isReady.value) return null;
      return { split, question: { network, cost: this.#cost.value } };
    });
    this.#latest = new LatestInspection(inspector, 'distributions', subject, timeMachine.owner);
    this.shown = computed(() => {
      const epochs = timeMachine.epochs.value;
      const known = epochs === null ? undefined : this.byEpochs.value.get(epochs);
      return known ?? this.#latest.found.value?.answer ?? null;
    });
  }

  /** Looks at the shown network, and one by one at the kept ones, until the returned function is called. */
  follow(): () => void {
    const { data, training } = this.#environment;
    this.#isFollowing = true;
    const runId = computed(() => training.run.value?.id);
    const stops = [
      this.#latest.follow(),
      effect(() => {
        // Another run, other data or another cost has other distributions.
        void [runId.value, data.status.value, this.#cost.value];
        this.byEpochs.value = new Map();
      }),
      effect(() => {
        void [training.kept.value, data.isReady.value, runId.value];
        if (!this.#isFilling) void this.#fill();
      }),
    ];
    return () => {
      this.#isFollowing = false;
      for (const stop of stops) stop();
    };
  }

  readonly #cost = computed(
    () => this.#environment.training.run.value?.hyperparameters.cost ?? ('quadratic' as const),
  );

  async #fill(): Promise<void> {
    this.#isFilling = true;
    try {
      for (let epochs = this.#nextUnknown(); epochs !== undefined; epochs = this.#nextUnknown()) {
        if (!(await this.#lookAt(epochs))) return;
      }
    } finally {
      this.#isFilling = false;
    }
  }

  /** Returns whether to go on: it could be looked at, or there is another run, or other data. */
  async #lookAt(epochs: number): Promise<boolean> {
    const { inspector, timeMachine } = this.#environment;
    const known = this.byEpochs.peek();
    const loaded = await timeMachine.load(epochs);
    const question = loaded.ok && { network: loaded.value, cost: this.#cost.peek() };
    const answer = question && (await inspector.ask('distributions', split, question));
    if (answer && known === this.byEpochs.peek()) {
      this.byEpochs.value = new Map(
        [...known, [epochs, answer] as const].sort(([one], [other]) => one - other),
      );
    }
    return Boolean(answer) || known !== this.byEpochs.peek();
  }

  #nextUnknown(): number | undefined {
    const { data, training } = this.#environment;
    if (!this.#isFollowing || !data.isReady.peek()) return undefined;
    return training.kept.peek().epochs.find((epochs) => !this.byEpochs.peek().has(epochs));
  }
}
