import { batch, computed, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DrawnDigit, OwnDigit } from '../../contract/my-digits';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import type { Result } from '../../contract/result';
import type { NoticesModel } from '../ui/notices-model';
import { formatCount } from '../ui/number-format';

type ListRequest = Promise<Result<OwnDigit[]>>;

/** The user's own stored digits, and which of them are selected. */
export class OwnDigitsModel {
  /** Oldest first; null until they have been loaded. */
  readonly digits = signal<readonly OwnDigit[] | null>(null);
  readonly count = computed(() => this.digits.value?.length ?? 0);
  /** (784) values of each digit as a network sees it, in the same order. */
  readonly inputs = computed(() => (this.digits.value ?? []).map(({ strokes }) => prepareStrokes(strokes)));
  readonly chosen = signal<ReadonlySet<number>>(new Set());
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    if (this.digits.value === null) await this.#take(this.#bridge.request('my-digits.list'));
  }

  /** Adds digits; true once they are on disk. */
  add(drawn: DrawnDigit[]): Promise<boolean> {
    return this.#take(this.#bridge.request('my-digits.add', drawn));
  }

  async relabelChosen(digit: number): Promise<void> {
    await this.#take(this.#bridge.request('my-digits.relabel', [...this.chosen.value], digit));
  }

  /** Deletes the selected digits; this can be undone. */
  async deleteChosen(): Promise<void> {
    const ids = [...this.chosen.value];
    if (ids.length === 0) return;
    if (!(await this.#take(this.#bridge.request('my-digits.delete', ids)))) return;
    this.#notices.tell(`Deleted ${ids.length === 1 ? '1 digit' : `${formatCount(ids.length)} digits`}.`, {
      label: 'Undo',
      run: () => this.#take(this.#bridge.request('my-digits.bring-back')),
    });
  }

  async export(): Promise<void> {
    await this.#notices.saved(this.#bridge.request('my-digits.export'));
  }

  toggle(id: number): void {
    const chosen = new Set(this.chosen.value);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.value = chosen;
  }

  chooseNone(): void {
    this.chosen.value = new Set();
  }

  async #take(request: ListRequest): Promise<boolean> {
    const digits = await this.#notices.outcome(request);
    if (digits === undefined) return false;
    batch(() => {
      this.digits.value = digits;
      const present = new Set(digits.map(({ id }) => id));
      this.chosen.value = new Set([...this.chosen.value].filter((id) => present.has(id)));
    });
    return true;
  }
}
