import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../../src/contract/data';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import type { RunEvent } from '../../../src/contract/trainer';
import type { TrainerTask } from '../../../src/services/training/trainer-pool';
import { TrainerPool } from '../../../src/services/training/trainer-pool';
import { ScriptedChannel } from './scripted-channel';
import { someCheckpoint, startCommand } from './some-checkpoint';

const data = createSyntheticDataSet({ seed: 1, trainingImages: 10, validationImages: 0, testImages: 0 });
const otherData = { ...data };
const checkpoint = someCheckpoint();

/** What a task is told, in words. */
class NotedTask implements TrainerTask {
  readonly notes: string[] = [];
  readonly command: TrainerTask['command'];

  constructor(
    readonly runId: string,
    readonly data: DataSet,
  ) {
    this.command = startCommand(runId);
  }

  begin(): void {
    this.notes.push('begin');
  }

  receive({ type }: RunEvent): void {
    this.notes.push(type);
  }

  interrupt(reason: string): void {
    this.notes.push(reason);
  }

  fail(reason: string): void {
    this.notes.push(reason);
  }
}

function createPool(size: number, canFork = () => true as boolean) {
  const channels: ScriptedChannel[] = [];
  const pool = new TrainerPool({
    size,
    fork: () => {
      if (!canFork()) throw new Error('no memory');
      channels.push(new ScriptedChannel());
      return channels[channels.length - 1];
    },
  });
  let runs = 0;
  const createTask = (taskData = data) => new NotedTask(`run-${++runs}`, taskData);
  const queue = (taskData?: DataSet) => {
    const task = createTask(taskData);
    pool.queue(task);
    return task;
  };
  const start = () => {
    const task = createTask();
    pool.start(task);
    return task;
  };
  /** The process that the task was given to. */
  const channelOf = ({ runId }: NotedTask) =>
    channels.find(({ received }) =>
      received.some((command) => command.type === 'start' && command.runId === runId),
    )!;
  const end = (task: NotedTask) =>
    channelOf(task).send({ type: 'ended', runId: task.runId, ending: 'completed', checkpoint });
  /** What the task's process was told of it. */
  const commandsTo = (task: NotedTask) =>
    channelOf(task).received.filter((command) => 'runId' in command && command.runId === task.runId);
  /** The same after its start, without its share of the cores. */
  const steering = (task: NotedTask) =>
    commandsTo(task)
      .map(({ type }) => type)
      .filter((type) => type !== 'start' && type !== 'cores');
  /** The share of the cores that the task was told last. */
  const coresOf = (task: NotedTask) =>
    commandsTo(task).reduce((cores, command) => (command.type === 'cores' ? command.cores : cores), 1);
  const living = () => channels.filter(({ isKilled }) => !isKilled).length;
  return { pool, channels, queue, start, channelOf, end, steering, coresOf, living };
}

const hasBegun = ({ notes }: NotedTask) => notes.includes('begin');

describe('TrainerPool', () => {
  it('lets as many queued runs work as there are cores, first in, first out', () => {
    const { queue, end, channels } = createPool(2);
    const tasks = [queue(), queue(), queue(), queue()];
    expect(tasks.map(hasBegun)).toEqual([true, true, false, false]);
    end(tasks[1]);
    expect(tasks.map(hasBegun)).toEqual([true, true, true, false]);
    end(tasks[0]);
    expect(tasks.map(hasBegun)).toEqual([true, true, true, true]);
    expect(tasks[0].notes).toEqual(['begin', 'ended']);
    expect(channels).toHaveLength(2);
  });

  it('gives each process its data once, and a run to one that holds its data already', () => {
    const { queue, end, channels, channelOf } = createPool(2);
    const [one, other] = [queue(data), queue(otherData)];
    const [next, last] = [queue(otherData), queue(data)];
    end(other);
    expect(channelOf(next)).toBe(channelOf(other));
    end(one);
    expect(channelOf(last)).toBe(channelOf(one));
    for (const { received } of channels) {
      const types = received.map(({ type }) => type).filter((type) => type !== 'cores');
      expect(types).toEqual(['load', 'start', 'start']);
    }
  });

  it('gives runs that train at the same time equal shares of the cores, at least one', () => {
    const { pool, queue, start, end, coresOf, channelOf } = createPool(4);
    const first = queue();
    expect(coresOf(first)).toBe(4);
    const second = queue();
    const third = start();
    expect([first, second, third].map(coresOf)).toEqual([1, 1, 1]);
    end(second);
    expect([first, third].map(coresOf)).toEqual([2, 2]);
    pool.post({ type: 'pause', runId: third.runId });
    channelOf(third).send({ type: 'paused', runId: third.runId, checkpoint });
    expect(coresOf(first)).toBe(4);
    const more = [start(), start(), start(), start(), start()];
    expect(more.map(coresOf)).toEqual([1, 1, 1, 1, 1]);
  });

  it('keeps one idle process at most', () => {
    const { queue, end, living } = createPool(3);
    const tasks = [queue(), queue(), queue()];
    expect(living()).toBe(3);
    for (const task of tasks) end(task);
    expect(living()).toBe(1);
    queue();
    expect(living()).toBe(1);
  });

  it('starts an urgent run at once, and pauses the last queued one while it has no core', () => {
    const { pool, queue, start, end, steering, channelOf } = createPool(2);
    const [first, second, third] = [queue(), queue(), queue()];
    const urgent = start();
    expect(hasBegun(urgent)).toBe(true);
    expect(steering(first)).toEqual([]);
    expect(steering(second)).toEqual(['pause']);
    end(first);
    expect(steering(second)).toEqual(['pause', 'resume']);
    expect(hasBegun(third)).toBe(false);

    pool.post({ type: 'pause', runId: urgent.runId });
    channelOf(urgent).send({ type: 'paused', runId: urgent.runId, checkpoint });
    expect(hasBegun(third)).toBe(true);
    pool.post({ type: 'resume', runId: urgent.runId });
    expect(steering(third)).toEqual(['pause']);
    end(urgent);
    expect(steering(third)).toEqual(['pause', 'resume']);
  });

  it('leaves an urgent run the only core of a machine that has but one', () => {
    const { queue, start, end, steering } = createPool(1);
    const urgent = start();
    const queued = queue();
    expect(hasBegun(queued)).toBe(false);
    end(urgent);
    expect(hasBegun(queued)).toBe(true);
    start();
    expect(steering(queued)).toEqual(['pause']);
  });

  it('leaves a queued run paused that a person paused, until a person lets it go on', () => {
    const { pool, queue, end, steering, channelOf } = createPool(1);
    const [first, second] = [queue(), queue()];
    pool.post({ type: 'pause', runId: first.runId });
    channelOf(first).send({ type: 'paused', runId: first.runId, checkpoint });
    expect(hasBegun(second)).toBe(true);
    end(second);
    expect(steering(first)).toEqual(['pause']);
    pool.post({ type: 'resume', runId: first.runId });
    expect(steering(first)).toEqual(['pause', 'resume']);
    expect(hasBegun(queue())).toBe(false);
  });

  it('starts a run of the queue at once when a person asks for it', () => {
    const { pool, queue, steering } = createPool(1);
    const [first, second, third] = [queue(), queue(), queue()];
    expect(pool.startNow(third.runId)).toBe(true);
    expect([first, second, third].map(hasBegun)).toEqual([true, false, true]);
    expect(steering(first)).toEqual(['pause']);
    expect(pool.startNow(third.runId)).toBe(false);
  });

  it('gives the core of a run that the trainer refused to the next', () => {
    const { queue, channelOf, channels } = createPool(1);
    const [first, second] = [queue(), queue()];
    channelOf(first).send({ type: 'refused', runId: first.runId, message: 'It does not fit.' });
    expect(first.notes).toEqual(['begin', 'refused']);
    expect(hasBegun(second)).toBe(true);
    expect(channels).toHaveLength(1);
  });

  it('takes a run off the queue as long as it has not begun', () => {
    const { pool, queue, end } = createPool(1);
    const [first, second, third] = [queue(), queue(), queue()];
    expect(pool.unqueue(first.runId)).toBe(false);
    expect(pool.unqueue(second.runId)).toBe(true);
    end(first);
    expect(second.notes).toEqual([]);
    expect(hasBegun(third)).toBe(true);
  });

  it('says why a process ended, where that is known', () => {
    const { queue, channelOf } = createPool(1);
    const run = queue();
    channelOf(run).exit(5, 'there was probably not enough memory');
    expect(run.notes.at(-1)).toBe(
      'The training process ended unexpectedly (code 5): there was probably not enough memory.',
    );
  });

  it('tells a run that its process crashed, and goes on with a new one', () => {
    const { queue, channels, channelOf } = createPool(1);
    const [first, second] = [queue(), queue()];
    channelOf(first).exit(9);
    expect(first.notes).toEqual(['begin', 'The training process ended unexpectedly (code 9).']);
    expect(hasBegun(second)).toBe(true);
    expect(channels).toHaveLength(2);
    expect(channels[1].received.map(({ type }) => type)).toEqual(['load', 'start']);
  });

  it('does without an idle process that has ended', () => {
    const { queue, end, channelOf, channels } = createPool(1);
    const first = queue();
    end(first);
    channelOf(first).exit(null);
    expect(hasBegun(queue())).toBe(true);
    expect(channels).toHaveLength(2);
  });

  it('fails the runs for which no process can be had, and tries anew for the next', () => {
    let canFork = false;
    const { queue, start } = createPool(1, () => canFork);
    for (const task of [queue(), queue(), start()]) {
      expect(task.notes).toEqual(['begin', 'The training process could not be started: Error: no memory.']);
    }
    canFork = true;
    expect(start().notes).toEqual(['begin']);
  });

  it('ends all processes and tells nothing more', () => {
    const { pool, queue, start, channels, living, end } = createPool(1);
    const tasks = [queue(), queue(), start()];
    pool.close();
    expect(living()).toBe(0);
    end(tasks[0]);
    for (const channel of channels) channel.exit(null);
    expect(tasks.map(({ notes }) => notes)).toEqual([['begin'], [], ['begin']]);
  });
});
