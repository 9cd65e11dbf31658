import { batch, computed, effect, signal } from '@preact/signals';
import type { EventName, Events, InklingBridge, Snapshot } from '../contract/api';
import { eventNames } from '../contract/api';
import type { CommandId } from '../contract/commands';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { DigitRound } from '../contract/my-digits';
import type { RunDetails, RunSummary } from '../contract/run';
import { Models } from './models';
import { keepNoted } from './my-digits/noted-round';
import { restoreChanges } from './run/training-controls';
import { PointerPress } from './ui/pointer-press';
import { editFocusedText } from './ui/text-editing';

const bookSettings = JSON.stringify(defaultHyperparameters);

/** These bring or remove a card above what is on screen, unasked. */
const movesThePage: ReadonlySet<EventName> = new Set(['data.status', 'run.diagnosis']);

/** The window: its models, which main's snapshot and events keep up to date. */
export class Application extends Models {
  /** True once the snapshot has arrived and the window has something to show. */
  readonly isReady = signal(false);
  platform = '';
  readonly press = new PointerPress();
  readonly #bridge: InklingBridge;

  constructor(bridge: InklingBridge) {
    super(bridge);
    this.#bridge = bridge;
  }

  /** Events that arrive before the snapshot are at least as new as it, so they are applied after it. */
  async start(): Promise<void> {
    let early: (() => void)[] | null = [];
    for (const name of eventNames) {
      this.#bridge.on(name, (event) => {
        const apply = () => this.#apply(name, event);
        if (early !== null) early.push(apply);
        else if (movesThePage.has(name)) this.press.afterwards(apply);
        else apply();
      });
    }
    const snapshot = await this.notices.outcome(this.#bridge.request('app.snapshot'));
    if (snapshot !== undefined) this.#restore(snapshot);
    for (const apply of early) apply();
    early = null;
    this.isReady.value = true;
    this.commands.publishStates(this.#bridge);
    this.#noteDraft();
    this.#takeOfferBack();
    keepNoted(this.round.noted, this.#bridge, this.notices);
  }

  #restore(snapshot: Snapshot): void {
    batch(() => {
      this.platform = snapshot.platform;
      this.presentation.isOn.value = snapshot.isPresentation;
      this.data.status.value = snapshot.data;
      this.chapter.progress.restore(snapshot.chapter);
      this.training.show(snapshot.run);
      this.training.network.value = snapshot.network;
      this.hyperparameters.show(snapshot.run.hyperparameters, snapshot.draft);
      this.library.cores.value = snapshot.cores;
      this.library.restore(snapshot.runs, snapshot.storage);
      this.activations.questions.value = snapshot.questions;
      if (snapshot.round !== undefined) this.#goOnWith(snapshot.round);
      if (snapshot.notice !== undefined) this.notices.warn(snapshot.notice);
    });
  }

  /** Continues a round that was not finished. */
  #goOnWith(round: DigitRound): void {
    this.round.restore(round);
    this.views.show('my-digits');
  }

  /** Main keeps the panel's entries so that they are restored after a restart. */
  #noteDraft(): void {
    let noted = JSON.stringify(this.hyperparameters.value.peek());
    effect(() => {
      const draft = this.hyperparameters.value.value;
      const text = JSON.stringify(draft);
      if (draft === null || text === noted) return;
      noted = text;
      void this.#bridge.request('app.note-draft', draft);
    });
  }

  /** Changes that were replaced are offered until the settings change again or another run comes on screen. */
  #takeOfferBack(): void {
    const { hyperparameters, training, notices } = this;
    const present = computed(() => JSON.stringify([training.run.value?.id, hyperparameters.entry.value]));
    present.subscribe(() => notices.takeBack(restoreChanges));
  }

  #apply<Name extends EventName>(name: Name, event: Events[Name]): void {
    const handlers: { [Each in EventName]: (event: Events[Each]) => void } = {
      'data.status': (status) => (this.data.status.value = status),
      'run.shown': (run) => this.#show(run),
      'run.changed': (run) => this.#runChanged(run),
      'run.progress': (progress) => this.training.progressed(progress),
      'run.point': (point) => this.training.pointAdded(point),
      'run.epoch': (epoch) => this.training.epochFinished(epoch),
      'run.kept': (kept) => this.training.keptChanged(kept),
      'run.diagnosis': (diagnosis) => this.training.diagnosed(diagnosis),
      'network.changed': (network) => (this.training.network.value = network),
      'runs.changed': (runs) => this.library.changed(runs),
      'runs.removed': (ids) => this.library.removed(ids),
      'runs.progress': (progress) => this.library.progressed(progress),
      'measure.progress': (news) => {
        if (news.kind === 'baseline') this.baselines.progress.value = news.progress;
        else this.encodings.progress.value = news.progress;
      },
      'storage.changed': (storage) => (this.library.storage.value = storage),
      // The menu shows recent files; the page only shows the runs created from them.
      'recent.changed': () => undefined,
      'questions.changed': (questions) => (this.activations.questions.value = questions),
      command: (id) => this.#runFromMenu(id),
      failed: (failure) => this.notices.report(failure),
    };
    handlers[name](event);
  }

  #show(run: RunDetails): void {
    const { hyperparameters, notices } = this;
    const draft = hyperparameters.value.peek();
    // The book's settings, which the panel has at a first start, are nobody's change.
    const isDraft = hyperparameters.draft.peek() === 'changed' && JSON.stringify(draft) !== bookSettings;
    const isOther = this.training.run.peek()?.id !== run.id;
    batch(() => {
      this.training.show(run);
      if (isOther) {
        this.runs.follow(run.id);
        // What could not be opened was to be on screen.
        notices.withdraw(['model-unreadable']);
      }
      hyperparameters.show(run.hyperparameters);
    });
    if (draft === null || !isDraft || hyperparameters.isOfRun(draft)) return;
    notices.tell(`The settings of “${run.name}” replaced your changes.`, {
      label: restoreChanges,
      run: () => hyperparameters.show(run.hyperparameters, draft),
    });
  }

  #runChanged(run: RunSummary): void {
    batch(() => {
      this.training.changed(run);
      if (this.training.run.peek()?.id === run.id) this.hyperparameters.follow(run.hyperparameters);
    });
  }

  /** The menu's Undo and Redo act on the focused text field, if there is one. */
  #runFromMenu(id: CommandId): void {
    if (id === 'drawing.undo' && editFocusedText('undo')) return;
    if (id === 'drawing.redo' && editFocusedText('redo')) return;
    this.commands.execute(id);
  }
}
