import type { TrainerCommand, TrainerEvent } from '../../../src/contract/trainer';
import type { TrainerChannel } from '../../../src/services/training/trainer-process';
import { TrainerService } from '../../../src/trainer/service';

/** The real trainer, behind a wire that copies what goes over it as a process boundary does. */
export class InProcessChannel implements TrainerChannel {
  readonly received: TrainerCommand['type'][] = [];
  readonly #service: TrainerService;
  #isAlive = true;
  #tell: (event: TrainerEvent) => void = () => undefined;
  #exit: (code: number | null) => void = () => undefined;

  constructor() {
    this.#service = new TrainerService({
      send: (event) => this.#later(event, (copy) => this.#tell(copy)),
      now: () => performance.now(),
      // A dead process has no further turn.
      nextTurn: () => new Promise((resolve) => setImmediate(() => this.#isAlive && resolve())),
      after: (milliseconds, callback) => {
        const timer = setTimeout(() => this.#isAlive && callback(), milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }

  post(command: TrainerCommand): void {
    this.received.push(command.type);
    this.#later(command, (copy) => this.#service.handle(copy));
  }

  onMessage(listener: (event: TrainerEvent) => void): void {
    this.#tell = listener;
  }

  onExit(listener: (code: number | null) => void): void {
    this.#exit = listener;
  }

  kill(): void {
    this.crash(null);
  }

  crash(code: number | null): void {
    this.vanish();
    this.#exit(code);
  }

  /** It is gone, and nobody hears of that. */
  vanish(): void {
    this.#isAlive = false;
  }

  #later<Message>(message: Message, deliver: (copy: Message) => void): void {
    const copy = structuredClone(message);
    setImmediate(() => this.#isAlive && deliver(copy));
  }
}
