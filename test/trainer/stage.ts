import type { TrainerCommand, TrainerEvent } from '../../src/contract/trainer';
import type { DataSet } from '../../src/contract/data';
import { TrainerService } from '../../src/trainer/service';

/** What the trainer told, and when on the stage's clock. */
export interface Told {
  event: TrainerEvent;
  atMs: number;
}

/** A trainer on a clock of its own: each look at it takes 3 ms, so that nearly every step ends a turn. */
export class Stage {
  readonly told: Told[] = [];
  /** Called at every turn of the run with its number, from 0; here a test gives its commands. */
  onTurn: (turn: number) => void = () => undefined;
  readonly #service: TrainerService;
  readonly #waiting: { type: TrainerEvent['type']; resolve: () => void }[] = [];
  #timeMs = 0;
  #turn = 0;

  constructor(data: DataSet) {
    this.#service = new TrainerService({
      send: (event) => {
        this.told.push({ event, atMs: this.#timeMs });
        const isMet = this.#waiting.findIndex(({ type }) => type === event.type);
        if (isMet >= 0) this.#waiting.splice(isMet, 1)[0].resolve();
      },
      now: () => (this.#timeMs += 3),
      nextTurn: async () => this.onTurn(this.#turn++),
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

  /** The events that change the state of a run, in order. */
  get course(): string[] {
    return this.told
      .map(({ event }) => event.type)
      .filter((type) => type !== 'progress' && type !== 'network');
  }
}
