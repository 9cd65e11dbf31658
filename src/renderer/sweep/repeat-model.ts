import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { RunSummary } from '../../contract/run';
import { obstacleOfHistory } from '../../contract/run';
import type { DataModel } from '../data/data-model';
import type { RunLibrary } from '../run/run-library';
import { describeSeeds } from '../runs/run-row-text';
import { firstFreeSeed } from '../runs/seeds-model';
import type { NoticesModel } from '../ui/notices-model';
import type { ViewsModel } from '../ui/views-model';

const showRuns = 'Show Runs';

/** Enough to see how much chance alone changes a result. */
const repeats = 10;

interface ModelsOfRepeats {
  data: DataModel;
  library: RunLibrary;
  notices: NoticesModel;
  views: ViewsModel;
}

/** Repeats a run with ten seeds that its settings have not been trained with. */
export class RepeatModel {
  readonly #models: ModelsOfRepeats;

  constructor(models: ModelsOfRepeats) {
    this.#models = models;
    const { notices, views } = models;
    views.shown.subscribe((view) => {
      if (view === 'runs') notices.takeBack(showRuns);
    });
  }

  /** Why a run cannot be repeated, in a sentence; null when it can. */
  obstacleTo(run: RunSummary | null): string | null {
    if (!this.#models.data.isReady.value) return 'There is no training data yet.';
    if (run === null) return 'There is no run on screen yet.';
    const unknown = obstacleOfHistory(run);
    if (unknown !== undefined) return unknown;
    if (run.origin.kind === 'continued' || run.origin.kind === 'fine-tuned') {
      return 'It began with the weights of another run.';
    }
    const last = this.#firstSeed(run) + repeats - 1;
    return last > hyperparameterFields.seed.maximum ? 'There are no more seeds above its own.' : null;
  }

  async repeat(run: RunSummary | null): Promise<void> {
    if (run === null || this.obstacleTo(run) !== null) return;
    const { library, notices, views } = this.#models;
    const seed = this.#firstSeed(run);
    if (!(await library.queue({ hyperparameters: { ...run.hyperparameters, seed }, repeats }))) return;
    const message = `Queued ${repeats} runs like “${run.name}”, with ${describeSeeds(seed, repeats)}.`;
    if (views.shown.peek() === 'runs') notices.tell(message);
    else notices.tell(message, { label: showRuns, run: () => views.show('runs') });
  }

  #firstSeed({ hyperparameters }: RunSummary): number {
    return firstFreeSeed(hyperparameters, this.#models.library.runs.value);
  }
}
