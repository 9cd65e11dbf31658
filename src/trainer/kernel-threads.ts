import { Worker } from 'node:worker_threads';
import type { KernelExports } from '../engine/webassembly/kernels';

/** A thread has nothing of its own: it makes its instance of the module, and waits in it for tasks. */
const threadSource = `
  const { workerData: { module, memory } } = require('node:worker_threads');
  new WebAssembly.Instance(module, { env: { memory } }).exports.follow();
`;

/** A thread starts in about 30 ms; after this time none is expected any more. */
const longestStartMs = 5_000;

/** The further threads of one set of kernels. */
export class KernelThreads {
  readonly #module: object;
  readonly #kernels: KernelExports;
  readonly #startMs: number;
  readonly #workers: Worker[] = [];
  #hasFailed = false;

  /** `kernels`: an instance of the module. */
  constructor(module: object, kernels: KernelExports, startMs = longestStartMs) {
    this.#module = module;
    this.#kernels = kernels;
    this.#startMs = startMs;
  }

  /**
   * Sees that so many threads can work, with the caller's; returns how many can: fewer where threads do not start. Throws
   * where there are none at all, or the caller must not wait.
   */
  start(count: number): number {
    while (this.#workers.length + 1 < count && !this.#hasFailed) this.#workers.push(this.#startWorker());
    this.#awaitAll();
    return Math.min(count, this.#waiting()[0] + 1);
  }

  /** Ends them; none may be at work. */
  end(): void {
    for (const worker of this.#workers) void worker.terminate();
  }

  #startWorker(): Worker {
    const workerData = { module: this.#module, memory: this.#kernels.memory };
    const worker = new Worker(threadSource, { eval: true, execArgv: [], workerData });
    worker.on('error', () => (this.#hasFailed = true));
    // It waits for ever, and must not keep the process from ending.
    worker.unref();
    return worker;
  }

  #awaitAll(): void {
    const waiting = this.#waiting();
    for (;;) {
      const count = Atomics.load(waiting, 0);
      if (count >= this.#workers.length || this.#hasFailed) return;
      if (Atomics.wait(waiting, 0, count, this.#startMs) === 'timed-out') this.#hasFailed = true;
    }
  }

  #waiting(): Int32Array {
    const { memory, waitingThreads } = this.#kernels;
    return new Int32Array(memory.buffer, waitingThreads.value, 1);
  }
}
