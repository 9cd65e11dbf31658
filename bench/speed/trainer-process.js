import { fork } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.js';

/** @typedef {import('../../src/contract/trainer').TrainerCommand} TrainerCommand */
/** @typedef {import('../../src/contract/trainer').TrainerEvent} TrainerEvent */
/** @typedef {{ event: TrainerEvent, residentBytes: number, mostResidentBytes: number }} Message */

const epochs = 12;
const pauses = 20;
const runId = 'bench-run';

/**
 * Runs the app's trainer process through a life: takes the data, prepares, trains some epochs, then is paused and resumed
 * at irregular moments, and stopped.
 * @param {string} trainerPath
 * @param {import('../../src/contract/data').DataSet} data
 * @param {import('../../src/contract/hyperparameters').Hyperparameters} hyperparameters
 */
export async function measureTrainer(trainerPath, data, hyperparameters) {
  const trainer = new Trainer(trainerPath);
  const loadSeconds = await trainer.secondsTo('loaded', { type: 'load', data });
  const prepareSeconds = await trainer.secondsTo(
    'started',
    startCommand(runId, { ...hyperparameters, epochs: 10_000 }),
  );
  const results = [];
  let memory = { residentBytes: 0, mostResidentBytes: 0 };
  while (results.length < epochs) {
    const { event, ...rest } = await trainer.next('epoch');
    if (event.type === 'epoch') results.push(event.result);
    memory = rest;
  }
  const answerSeconds = [];
  for (let count = 0; count < pauses; count++) {
    answerSeconds.push(await trainer.secondsTo('paused', { type: 'pause', runId }));
    await trainer.secondsTo('resumed', { type: 'resume', runId });
    await sleep(7 * (count + 1));
  }
  const stopSeconds = await trainer.secondsTo('ended', { type: 'stop', runId });
  trainer.close();
  const [first, ...others] = results.map(({ trainSeconds }) => trainSeconds);
  const { total, validationTotal, trainingTotal = 0 } = results[0];
  const evaluated = total + validationTotal + trainingTotal;
  return {
    loadSeconds,
    prepareSeconds,
    firstEpochSeconds: first,
    epochSeconds: median(others),
    firstEpochRatio: first / median(others),
    evaluateSecondsPerImage: median(results.map(({ evaluateSeconds }) => evaluateSeconds)) / evaluated,
    pauseSeconds: median(answerSeconds),
    longestPauseSeconds: Math.max(...answerSeconds),
    stopSeconds,
    ...memory,
  };
}

/**
 * @param {string} id
 * @param {import('../../src/contract/hyperparameters').Hyperparameters} hyperparameters
 * @returns {TrainerCommand}
 */
export function startCommand(id, hyperparameters) {
  const start = /** @type {const} */ ({ kind: 'new-weights' });
  return { type: 'start', runId: id, hyperparameters, engine: 'kernels', start, speed: 'full' };
}

/** The app's trainer as a process of its own. */
export class Trainer {
  #process;
  /** @type {Map<TrainerEvent['type'], (message: Message) => void>} */
  #waiting = new Map();
  /** @type {(error: Error) => void} */
  #fail = () => {};

  /** @param {string} path */
  constructor(path) {
    this.#process = fork(path, {
      execArgv: ['--import', join(import.meta.dirname, 'parent-port.js')],
      serialization: 'advanced',
    });
    this.#process.on('message', (message) => {
      const told = /** @type {Message} */ (message);
      const resolve = this.#waiting.get(told.event.type);
      this.#waiting.delete(told.event.type);
      resolve?.(told);
    });
    this.#process.on('exit', (code) => this.#fail(new Error(`the trainer ended with code ${code}`)));
  }

  /**
   * Waits for the next event of a type.
   * @param {TrainerEvent['type']} type
   * @returns {Promise<Message>}
   */
  next(type) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(type, resolve);
      this.#fail = reject;
    });
  }

  /**
   * Sends a command; returns the time until an event of a type comes back.
   * @param {TrainerEvent['type']} type
   * @param {TrainerCommand} command
   */
  async secondsTo(type, command) {
    const start = performance.now();
    const answer = this.next(type);
    this.#process.send(command);
    await answer;
    return (performance.now() - start) / 1000;
  }

  close() {
    this.#process.kill();
  }
}
