import { median } from './statistics.js';

/** @typedef {import('./contender.js').Task} Task */

/**
 * Times epochs of several tasks in turns, each with an engine of its own; returns the medians in seconds.
 * @param {() => import('./contender.js').Contender} createContender
 * @param {readonly Task[]} tasks
 * @param {number} rounds
 */
export async function timeInTurns(createContender, tasks, rounds) {
  const runs = tasks.map((task) => ({
    task,
    contender: createContender(),
    seconds: /** @type {number[]} */ ([]),
  }));
  for (const { task, contender } of runs) {
    await contender.create(task);
    await contender.epoch();
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, seconds } of runs) seconds.push((await contender.epoch()).seconds);
  }
  return runs.map(({ seconds }) => median(seconds));
}
