import { signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { mostExperiments, type ClassPack, type Experiment } from '../../contract/class-pack';
import type { ChapterProgress } from '../../contract/chapter';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { RunSummary } from '../../contract/run';
import type { RunLibrary } from '../run/run-library';
import type { NoticesModel } from '../ui/notices-model';
import { formatCount } from '../ui/number-format';
import { pages } from './pages';
import type { ProgressModel } from './progress-model';

interface Environment {
  notices: NoticesModel;
  library: RunLibrary;
  progress: ProgressModel;
  /** The runs that are ticked in Runs. */
  ticked: () => readonly RunSummary[];
}

/** Class packs: what is handed out and back as a file. */
export class ClassPackModel {
  /** The pack that was opened; null: none is shown. */
  readonly opened = signal<ClassPack | null>(null);
  readonly #bridge: InklingBridge;
  readonly #environment: Environment;

  constructor(bridge: InklingBridge, environment: Environment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  /** The ticked runs whose settings say all of how they came about. */
  experiments(): Experiment[] {
    return this.#environment
      .ticked()
      .filter(({ origin }) => origin.kind === 'new')
      .slice(0, mostExperiments)
      .map(({ name, hyperparameters, best }) => ({
        name,
        hyperparameters,
        ...(best && { best: figuresOf(best) }),
      }));
  }

  /** Saves the progress and the ticked runs where the person chooses. */
  async save(): Promise<void> {
    const { notices, progress } = this.#environment;
    const experiments = this.experiments();
    const pack: ClassPack = {
      format: 'inkling class pack',
      version: 1,
      experiments,
      chapter: progress.value.peek(),
    };
    const what =
      experiments.length === 0 ? 'no run is ticked in Runs' : described(experiments.length, 'ticked run');
    await notices.saved(this.#bridge.request('chapter.save-pack', pack), `: the progress here, and ${what}`);
  }

  async open(): Promise<void> {
    const pack = await this.#environment.notices.outcome(this.#bridge.request('chapter.open-pack'));
    if (pack === undefined) return;
    this.#environment.notices.withdraw(['class-pack-unreadable']);
    this.opened.value = pack;
  }

  close(): void {
    this.opened.value = null;
  }

  /** Those of a pack that no run here has the settings of. */
  missing({ experiments }: ClassPack): Experiment[] {
    const known = new Set(
      this.#environment.library.runs.value
        .filter(({ origin }) => origin.kind === 'new')
        .map(({ hyperparameters }) => settingsText(hyperparameters)),
    );
    return experiments.filter(({ hyperparameters }) => !known.has(settingsText(hyperparameters)));
  }

  /** Queues those, each as a run of its own. */
  async train(pack: ClassPack): Promise<void> {
    const { library, notices } = this.#environment;
    const missing = this.missing(pack);
    this.close();
    for (const { hyperparameters } of missing) {
      if (!(await library.queue({ hyperparameters, repeats: 1 }))) return;
    }
    notices.tell(`Queued ${described(missing.length, 'run')} of the class pack; see Runs.`);
  }

  /** Adds what was done in the pack's Chapter to what was done here; nothing that is here is lost. */
  takeProgress({ chapter }: ClassPack): void {
    const { progress, notices } = this.#environment;
    const before = progress.value.peek();
    progress.set(together(before, chapter));
    this.close();
    notices.tell('The progress of the class pack has been added.', {
      label: 'Undo',
      isUndo: true,
      run: () => progress.set(before),
    });
  }
}

function figuresOf(best: NonNullable<RunSummary['best']>): NonNullable<Experiment['best']> {
  const { epoch, correct, total, validationCorrect, validationTotal } = best;
  return { epoch, correct, total, validationCorrect, validationTotal };
}

function settingsText(hyperparameters: Experiment['hyperparameters']): string {
  const complete = { ...defaultHyperparameters, ...hyperparameters };
  return JSON.stringify(Object.entries(complete).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What was done in either, on the pages and exercises that there are; of two answers to an exercise, that of the first. */
function together(one: ChapterProgress, other: ChapterProgress): ChapterProgress {
  const all = { ...one.pages };
  for (const { id, exercises } of pages) {
    const theirs = other.pages[id];
    if (theirs === undefined) continue;
    const mine = all[id] ?? { solved: [], answers: {} };
    const solved = exercises.filter((name) => theirs.solved.includes(name));
    const answered = exercises.filter((name) => name in theirs.answers);
    all[id] = {
      solved: [...new Set([...mine.solved, ...solved])],
      answers: {
        ...Object.fromEntries(answered.map((name) => [name, theirs.answers[name]])),
        ...mine.answers,
      },
    };
  }
  return { page: one.page, pages: all };
}

/** "1 run", "3 runs" */
function described(number: number, what: string): string {
  return `${formatCount(number)} ${what}${number === 1 ? '' : 's'}`;
}
