import type { DataSet } from '../../src/contract/data';
import type { CostPoint } from '../../src/contract/run';
import type { TrainerCommand, TrainerEvent } from '../../src/contract/trainer';
import { TrainerService } from '../../src/trainer/service';

/** What the trainer told, and when on the stage's clock. */
export interface Told {
  event: TrainerEvent;
  atMs: number;
}

/** Which change no state of a run. */
const onTheWay: readonly TrainerEvent['type'][] = ['progress', 'network', 'point', 'checkpoint'];

/** A trainer on a clock of its own: each look at it takes 3 ms, so that nearly every step ends a turn; waits take no time. */
export class Stage {
  readonly told: Told[] = [];
  /** Called at every turn of the run with its number, from 0; here a test gives its commands. */
  onTurn: (turn: number) => void = () => undefined;
  /** Called when the run waits for so long by itself, with the number of the wait. */
  onWait: (milliseconds: number, wait: number) => void = () => undefined;
  readonly #service: TrainerService;
  readonly #waiting: { type: TrainerEvent['type']; resolve: () => void }[] = [];
  #timeMs = 0;
  #turn = 0;
  #wait = 0;

  constructor(data: DataSet, msPerLook = 3) {
    this.#service = new TrainerService({
      send: (event) => {
        this.told.push({ event, atMs: this.#timeMs });
        const isMet = this.#waiting.findIndex(({ type }) => type === event.type);
        if (isMet >= 0) this.#waiting.splice(isMet, 1)[0].resolve();
      },
      now: () => (this.#timeMs += msPerLook),
      nextTurn: async () => this.onTurn(this.#turn++),
      after: (milliseconds, callback) => this.#after(milliseconds, callback),
    });
    this.command({ type: 'load', data });
  }

  command(command: TrainerCommand): void {
    this.#service.handle(command);
  }

  /** Resolves when the next event of that type has been told. */
  next(type: TrainerEvent['type']): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ type, resolve }));
  }

  events<Type extends TrainerEvent['type']>(type: Type): Extract<TrainerEvent, { type: Type }>[] {
    return this.told
      .map(({ event }) => event)
      .filter((event): event is Extract<TrainerEvent, { type: Type }> => event.type === type);
  }

  times(type: TrainerEvent['type']): number[] {
    return this.told.filter(({ event }) => event.type === type).map(({ atMs }) => atMs);
  }

  get costs(): CostPoint[] {
    return this.events('progress').flatMap(({ progress }) => progress.costs);
  }

  /** The events that change the state of a run, in order. */
  get course(): string[] {
    return this.told.map(({ event }) => event.type).filter((type) => !onTheWay.includes(type));
  }

  #after(milliseconds: number, callback: () => void): () => void {
    const dueMs = this.#timeMs + milliseconds;
    const timer = setImmediate(() => {
      this.#timeMs = Math.max(this.#timeMs, dueMs);
      callback();
    });
    this.onWait(milliseconds, this.#wait++);
    return () => clearImmediate(timer);
  }
}
