import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { ActivationsQuestion, Trial } from '../../contract/model-files';
import type { NetworkActivations } from '../../contract/network';
import { sigmoidThroughout } from '../../contract/network';
import type { NoticesModel } from '../ui/notices-model';

/** The question what the neurons of an opened file do, when the file does not say it. */
export class ActivationsModel {
  /** All files that wait for an answer, the oldest first. */
  readonly questions = signal<readonly ActivationsQuestion[]>([]);
  /** The question on screen. */
  readonly question = computed(() => this.questions.value[0] ?? null);
  /** What the person has chosen so far; the book's neurons at first. */
  readonly chosen = signal<Readonly<NetworkActivations>>(sigmoidThroughout);
  /** What the network reads with them; null until it is known, or where there are no test images. */
  readonly trial = signal<Trial | null>(null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, isDataReady: ReadonlySignal<boolean>) {
    this.#bridge = bridge;
    this.#notices = notices;
    const id = computed(() => this.question.value?.id);
    effect(() => {
      if (id.value !== undefined) this.chosen.value = sigmoidThroughout;
    });
    effect(() => {
      const chosen = this.chosen.value;
      this.trial.value = null;
      if (id.value !== undefined && isDataReady.value) void this.#try(id.value, chosen);
    });
  }

  choose(changes: Partial<NetworkActivations>): void {
    this.chosen.value = { ...this.chosen.peek(), ...changes };
  }

  /** Opens the file with the chosen activations. */
  async open({ id }: ActivationsQuestion): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.give-activations', id, this.chosen.peek()));
  }

  /** Leaves the file alone. */
  async dismiss({ id }: ActivationsQuestion): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.dismiss-question', id));
  }

  async #try(id: number, activations: NetworkActivations): Promise<void> {
    const trial = await this.#notices.outcome(this.#bridge.request('model.try-activations', id, activations));
    if (trial && this.question.peek()?.id === id && this.chosen.peek() === activations)
      this.trial.value = trial;
  }
}
