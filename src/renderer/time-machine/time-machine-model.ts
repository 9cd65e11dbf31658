import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DenseParameters, NetworkParameters } from '../../contract/network';
import { isDense } from '../../contract/network';
import { parameterCount } from '../../contract/layers';
import type { Result } from '../../contract/result';
import type { RunModel } from '../run/run-model';
import type { NoticesModel } from '../ui/notices-model';

/** Passes over the training images that a network has made; null: the newest network, whatever it has made. */
export type Moment = number | null;

/** Four networks a second. */
const playMs = 250;
/** Networks fetched before they are needed, in each direction. */
const neighbours = 2;
/** Networks that have been fetched stay here, up to this many bytes. */
const mostBytes = 100_000_000;
const fewestInMemory = 2 * neighbours + 1;

/** Which moment of the run on screen the window shows: its newest network, or one that was kept after an earlier epoch. */
export class TimeMachineModel {
  /** The moment that a person has chosen, whose network may still be on its way. */
  readonly chosen = signal<Moment>(null);
  /** Passes over the training images that the shown network has made; null: the newest network. */
  readonly epochs: ReadonlySignal<Moment>;
  /** The network that the whole window shows. */
  readonly network: ReadonlySignal<NetworkParameters | null>;
  /** The same where it has dense layers only; otherwise null. */
  readonly denseNetwork: ReadonlySignal<DenseParameters | null>;
  /** Whose network that is: the run's while its newest one is shown, otherwise its own. */
  readonly owner: ReadonlySignal<unknown>;
  /** All moments that can be shown, the newest last. */
  readonly moments: ReadonlySignal<readonly Moment[]>;
  /** Place of the chosen one among them. */
  readonly index: ReadonlySignal<number>;
  readonly isPlaying = signal(false);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #training: RunModel;
  readonly #past = signal<{ epochs: number; network: NetworkParameters } | null>(null);
  /** Fetched or being fetched, of the run on screen; the one used last is at the end. */
  #networks = new Map<number, Promise<Result<NetworkParameters>>>();
  #runId: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: InklingBridge, notices: NoticesModel, training: RunModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#training = training;
    this.network = computed(() => this.#past.value?.network ?? training.network.value);
    this.owner = computed(() => this.#past.value?.network ?? training.run.value?.id);
    this.denseNetwork = computed(() => {
      const { value: network } = this.network;
      return network !== null && isDense(network) ? network : null;
    });
    this.epochs = computed(() => this.#past.value?.epochs ?? null);
    this.moments = computed(() => {
      const made = training.finishedEpochs.value;
      return [...training.kept.value.epochs.filter((epochs) => epochs < made), null];
    });
    this.index = computed(() => {
      const { value: moments } = this.moments;
      const index = moments.indexOf(this.chosen.value);
      return index < 0 ? moments.length - 1 : index;
    });
    const runId = computed(() => training.run.value?.id);
    effect(() => this.#follow(runId.value));
    effect(() => this.#leaveDropped());
  }

  /** Shows this moment everywhere, as soon as its network is here. */
  async goTo(moment: Moment): Promise<void> {
    this.chosen.value = moment;
    if (moment === null) {
      this.#past.value = null;
      return;
    }
    const loaded = await this.load(moment);
    if (this.chosen.peek() !== moment) return;
    if (loaded.ok) this.#past.value = { epochs: moment, network: loaded.value };
    else {
      this.chosen.value = this.epochs.peek();
      this.#notices.report(loaded.failure);
    }
    this.#prefetch();
  }

  /** Goes this many moments forward, or back; ends playing. */
  step(steps: number): void {
    this.stop();
    this.goToIndex(this.index.peek() + steps);
  }

  /** Goes to the moment at this place among all of them; ends playing. */
  goToIndex(index: number): void {
    this.stop();
    void this.goTo(this.#at(index));
  }

  goToNewest(): void {
    this.stop();
    void this.goTo(null);
  }

  /** Goes through the moments up to the newest; from the first on, when the newest is shown. */
  play(): void {
    if (this.isPlaying.peek()) return this.stop();
    if (this.moments.peek().length < 2) return;
    this.isPlaying.value = true;
    const start = this.chosen.peek() === null ? this.goTo(this.#at(0)) : Promise.resolve();
    void start.then(() => this.#playOn());
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.isPlaying.value = false;
  }

  /** The network after so many epochs. */
  load(epochs: number): Promise<Result<NetworkParameters>> {
    // Another model may learn of another run before this one does.
    this.#follow(this.#training.run.peek()?.id);
    const networks = this.#networks;
    const network = networks.get(epochs) ?? this.#fetch(epochs);
    networks.delete(epochs);
    networks.set(epochs, network);
    if (networks.size > this.#mostInMemory) networks.delete(networks.keys().next().value!);
    return network;
  }

  #playOn(): void {
    if (!this.isPlaying.peek()) return;
    this.#timer = setTimeout(() => {
      void this.goTo(this.#at(this.index.peek() + 1)).then(() => {
        if (this.chosen.peek() === null) this.isPlaying.value = false;
        this.#playOn();
      });
    }, playMs);
  }

  #at(index: number): Moment {
    const { length } = this.moments.peek();
    return this.moments.peek()[Math.min(length - 1, Math.max(0, index))];
  }

  #prefetch(): void {
    const index = this.index.peek();
    for (let distance = 1; distance <= neighbours; distance++) {
      for (const moment of [this.#at(index + distance), this.#at(index - distance)]) {
        if (moment !== null) void this.load(moment);
      }
    }
  }

  async #fetch(epochs: number): Promise<Result<NetworkParameters>> {
    const networks = this.#networks;
    const fetched = await this.#bridge.request('runs.kept-network', this.#runId ?? '', epochs);
    if (!fetched.ok) networks.delete(epochs);
    return fetched;
  }

  get #mostInMemory(): number {
    const bytes = 4 * parameterCount(this.#training.network.peek()?.layers ?? []);
    return Math.max(fewestInMemory, Math.floor(mostBytes / Math.max(1, bytes)));
  }

  /** Another run on screen is shown at its newest. */
  #follow(runId: string | undefined): void {
    if (runId === this.#runId) return;
    this.#runId = runId;
    this.#networks = new Map();
    this.goToNewest();
  }

  /** The run may have made room for later networks, or gone back to its checkpoint. */
  #leaveDropped(): void {
    const { epochs } = this.#training.kept.value;
    const chosen = this.chosen.peek();
    if (chosen === null || epochs.includes(chosen)) return;
    void this.goTo(epochs.findLast((each) => each < chosen) ?? null);
  }
}
