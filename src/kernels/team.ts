import * as evaluate from './evaluate';
import * as learning from './learn';
import { firstLayerScale, setFirstLayerScale } from './network';
import { catchUp } from './setup';
import { setThread, setWorkingThreads, threads, waitWhile, wake } from './threads';

/** What thread 0 asks the others to do with it, and what the function is given. */
@unmanaged
class Task {
  isLearning: bool = false;
  firstLayerScale: f64 = 0;
  split: i32 = 0;
  order: usize = 0;
  from: i32 = 0;
  to: i32 = 0;
  epochImages: i32 = 0;
  epoch: u32 = 0;
  learningRate: f64 = 0;
  costs: usize = 0;
}

const task = changetype<Task>(memory.data(offsetof<Task>()));

/** u32: threads that wait for tasks, beside thread 0. */
export const waitingThreads: usize = memory.data(64, 64);
/** u32: the number of the task, times `taskStep`, plus the threads that are to work on it. */
const current = memory.data(64, 64);
const taskStep: i32 = 16;
const largestNumber: i32 = 0xffffff;
/** u32: threads, beside thread 0, that have finished the task. */
const finished = memory.data(64, 64);

/** Sets how many threads work on the network from here on; so many must wait for tasks, and the network have room. */
export function setThreads(count: i32): void {
  setWorkingThreads(count);
}

/** Makes this instance a further thread, which works on tasks and never returns. */
export function follow(): void {
  let last = atomic.load<i32>(current);
  const thread = atomic.add<i32>(waitingThreads, 1) + 1;
  setThread(thread);
  atomic.notify(waitingThreads, 1);
  for (;;) {
    waitWhile(current, last);
    last = atomic.load<i32>(current);
    // Thread 0 waits only for those that it asks: others must not read what it may be writing.
    if (thread >= last % taskStep) continue;
    work(last % taskStep);
    atomic.add<i32>(finished, 1);
    wake(finished);
  }
}

function work(count: i32): void {
  catchUp();
  setWorkingThreads(count);
  setFirstLayerScale(task.firstLayerScale);
  run();
}

/** This thread's part of the task; returns what the function returns. */
function run(): i32 {
  if (!task.isLearning) return evaluate.countCorrect(task.split, task.from, task.to);
  const order = task.order;
  const images = task.epochImages;
  return learning.learn(order, task.from, task.to, images, task.epoch, task.learningRate, task.costs);
}

/** Has all threads run the task. */
function runTogether(): i32 {
  begin();
  const result = run();
  awaitOthers();
  return result;
}

/** As `learn` in learn.ts, with all threads. */
export function learn(
  order: usize,
  from: i32,
  to: i32,
  epochImages: i32,
  epoch: u32,
  learningRate: f64,
  costs: usize,
): i32 {
  task.isLearning = true;
  task.order = order;
  task.from = from;
  task.to = to;
  task.epochImages = epochImages;
  task.epoch = epoch;
  task.learningRate = learningRate;
  task.costs = costs;
  return runTogether();
}

/** As `countCorrect` in evaluate.ts, with all threads. */
export function countCorrect(split: i32, from: i32, to: i32): i32 {
  task.isLearning = false;
  task.split = split;
  task.from = from;
  task.to = to;
  return runTogether();
}

/** Lets the other threads begin with the task. */
function begin(): void {
  if (threads === 1) return;
  task.firstLayerScale = firstLayerScale;
  atomic.store<i32>(finished, 0);
  const number = (atomic.load<i32>(current) / taskStep + 1) & largestNumber;
  atomic.store<i32>(current, number * taskStep + threads);
  wake(current);
}

function awaitOthers(): void {
  for (let count = 0; count < threads - 1; count = atomic.load<i32>(finished)) waitWhile(finished, count);
}
