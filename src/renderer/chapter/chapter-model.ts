import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { noChapterProgress } from '../../contract/chapter';
import type { DataModel } from '../data/data-model';
import type { TimeMachineModel } from '../time-machine/time-machine-model';
import type { DigitModel } from '../drawing/digit-model';
import type { NoticesModel } from '../ui/notices-model';
import type { ChapterEnvironment, ChapterPage, ChapterTopic, OpenedPage } from './chapter-page';
import type { ComparisonModel } from '../comparison/comparison-model';
import { ClassPackModel } from './class-pack-model';
import { pages } from './pages';
import { ProgressModel } from './progress-model';

interface ChapterModels extends Omit<
  ChapterEnvironment,
  'bridge' | 'network' | 'denseNetwork' | 'padInput' | 'data'
> {
  timeMachine: TimeMachineModel;
  digit: DigitModel;
  data: DataModel;
  comparison: ComparisonModel;
}

/** The chapter as a laboratory: which page is shown, and how far the person has come. */
export class ChapterModel {
  readonly progress: ProgressModel;
  /** What is handed out and back as a file. */
  readonly classPack: ClassPackModel;
  readonly page: ReadonlySignal<ChapterPage>;
  readonly opened: ReadonlySignal<OpenedPage>;
  readonly #notices: NoticesModel;
  readonly #environment: ChapterEnvironment;
  /** Pages keep their figures while others are read. */
  readonly #models = signal(new Map<string, OpenedPage>());

  constructor(bridge: InklingBridge, models: ChapterModels) {
    const { notices, timeMachine, digit, data, training, library, images } = models;
    const { inspector, reading, baselines, encodings } = models;
    this.#notices = notices;
    this.#environment = {
      ...{ bridge, notices, training, library, images, inspector, reading, baselines, encodings },
      ...{ network: timeMachine.network, denseNetwork: timeMachine.denseNetwork },
      ...{ padInput: digit.input, data: data.status },
    };
    this.progress = new ProgressModel(bridge, notices);
    this.classPack = new ClassPackModel(bridge, {
      ...{ notices, library, progress: this.progress },
      ticked: () => models.comparison.rows.peek().flatMap(({ runs }) => runs),
    });
    const last = computed(() => this.progress.value.value.page);
    this.page = computed(() => pages.find(({ id }) => id === last.value) ?? pages[0]);
    this.opened = computed(() => this.#open(this.page.value, this.#models.value));
  }

  get index(): number {
    return pages.indexOf(this.page.value);
  }

  show(page: ChapterPage): void {
    this.progress.visit(page.id);
  }

  /** The page that explains this, if there is one. */
  pageAbout(topic: ChapterTopic): ChapterPage | undefined {
    return pages.find(({ explains }) => explains.includes(topic));
  }

  /** The page `by` pages further on; undefined beyond the first and the last. */
  neighbour(by: 1 | -1): ChapterPage | undefined {
    return pages[this.index + by];
  }

  /** Forgets all that was done here, until it is undone. */
  reset(): void {
    const before = this.progress.value.peek();
    const { id } = this.page.peek();
    this.progress.set(noChapterProgress);
    this.#models.value = new Map();
    this.progress.visit(id);
    this.#notices.tell('The progress in Chapter has been reset.', {
      label: 'Undo',
      isUndo: true,
      run: () => {
        this.progress.set(before);
        this.#models.value = new Map();
      },
    });
  }

  #open(page: ChapterPage, models: Map<string, OpenedPage>): OpenedPage {
    const known = models.get(page.id);
    if (known !== undefined) return known;
    const opened = page.open(this.progress.recordOf(page.id), this.#environment);
    models.set(page.id, opened);
    return opened;
  }
}
