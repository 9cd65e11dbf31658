import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { hasAvx512 } from './machine.js';

/** @typedef {import('./contender.js').Contender} Contender */
/** @typedef {import('./contender.js').Task} Task */

/** A peer that has not answered by then is given up. */
const patienceMs = 120_000;

/** @param {number} count */
function threads(count) {
  const text = String(count);
  return { OMP_NUM_THREADS: text, OPENBLAS_NUM_THREADS: text, MKL_NUM_THREADS: text };
}

/** Ours uses one core, and so do they; on a busy machine more would only wait for each other. */
export const oneThread = threads(1);

/** OpenBLAS chooses its code by a list of processors; one that it does not know gets the narrower vectors. */
const widestVectors = hasAvx512() ? { OPENBLAS_CORETYPE: 'SkylakeX' } : {};

/**
 * Another program that trains, in a process of its own; `peers/peer.py` says what is said to it.
 * @implements {Contender}
 */
export class Peer {
  description = '';
  #process;
  #answers;
  /** What it wrote about itself. */
  #complaints = '';

  /**
   * @param {string} name
   * @param {string} command
   * @param {readonly string[]} parameters
   * @param {number} cores
   */
  constructor(name, command, parameters, cores = 1) {
    this.name = name;
    this.#process = spawn(command, parameters, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...widestVectors, ...process.env, ...threads(cores) },
    });
    this.#process.on('error', (error) => (this.#complaints += error.message));
    this.#process.stdin.on('error', () => {});
    this.#process.stderr.on('data', (text) => (this.#complaints += text));
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Waits until it has read the data; throws when it cannot run here. */
  async start() {
    ({ description: this.description } = await this.#answer());
  }

  /** @param {Task} task */
  async create({ hidden, miniBatchSize, learningRate, images }) {
    await this.#ask({ create: { hidden, miniBatchSize, learningRate, images } });
  }

  epoch() {
    return this.#ask({ epoch: true });
  }

  close() {
    this.#process.kill();
  }

  /** @param {object} request */
  #ask(request) {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    return this.#answer();
  }

  async #answer() {
    const timer = setTimeout(() => {
      this.#complaints = `no answer within ${patienceMs / 1000} s`;
      this.#process.kill();
    }, patienceMs);
    const { value, done } = await this.#answers.next();
    clearTimeout(timer);
    if (done) throw new Error(reason(this.#complaints));
    return JSON.parse(value);
  }
}

/**
 * The line that says why a program ended.
 * @param {string} complaints
 */
function reason(complaints) {
  const lines = complaints.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? (lines.pop() || 'it ended without a word');
}
