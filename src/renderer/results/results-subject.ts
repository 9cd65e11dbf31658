import { computed, type ReadonlySignal } from '@preact/signals';
import type { DataStatus, SplitName } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { Inspector } from '../inspection/inspector';
import type { Subject } from '../inspection/latest-inspection';

/** What is asked about networks: their results on the chosen split of the current data. */
export class ResultsSubject {
  readonly #data: ReadonlySignal<DataStatus>;
  readonly #inspector: Pick<Inspector, 'count'>;
  readonly #split: ReadonlySignal<SplitName>;

  constructor(
    environment: { data: { status: ReadonlySignal<DataStatus> }; inspector: Pick<Inspector, 'count'> },
    split: ReadonlySignal<SplitName>,
  ) {
    this.#data = environment.data.status;
    this.#inspector = environment.inspector;
    this.#split = split;
  }

  /** null while there is no network or no image. Other data, too, is another subject. */
  of(network: ReadonlySignal<NetworkParameters | null>): ReadonlySignal<Subject<'results'> | null> {
    return computed(() => {
      void this.#data.value;
      const split = this.#split.value;
      if (network.value === null || this.#inspector.count(split) === 0) return null;
      return { split, question: { network: network.value } };
    });
  }
}
