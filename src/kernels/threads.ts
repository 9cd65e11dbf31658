/*
 * Several threads can work on a network together. Each has its own instance of this module, on the same memory, and runs
 * the same functions with the same arguments. First each has its share of the images, then its share of the weights, and
 * between the two it meets the others. Whichever thread computes a number, it does so from the same numbers in the same
 * order: how many there are changes no bit.
 */

/** How many work together now, the most that the current network has room for, and the number of this one. */
export let threads: i32 = 1;
export let mostThreads: i32 = 1;
export let thread: i32 = 0;

/** u32, each on its own cache line: threads that have come to the current meeting, and how many meetings there were. */
const arrived = memory.data(64, 64);
const meetings = memory.data(64, 64);

/**
 * How often this thread looks for a change before it lets its processor go: for between 100 microseconds and 2 ms. To be woken
 * takes longer than most waits, but where the processors have other work, who waits keeps others from theirs. So a thread
 * that has waited in vain looks for a shorter time, and one that has not for a longer one.
 */
const fewestLooks: i32 = 20_000;
const mostLooks: i32 = 400_000;
let looks: i32 = mostLooks;
/** u32: threads that have let their processor go, or are about to. */
const sleeping = memory.data(64, 64);

export function setThread(number: i32): void {
  thread = number;
}

/** Sets how many threads work from here on, of at most `mostThreads`. */
export function setWorkingThreads(count: i32): void {
  threads = count;
}

export function setMostThreads(count: i32): void {
  mostThreads = count;
  threads = 1;
}

/** The first of `count` things that fall to this thread; those of the next thread begin at `shareEnd`. */
export function shareStart(count: i32): i32 {
  return (count * thread) / threads;
}

export function shareEnd(count: i32): i32 {
  return (count * (thread + 1)) / threads;
}

/** Waits until all threads have come here. What they wrote before can be read afterwards. */
export function meet(): void {
  if (threads === 1) return;
  const meeting = atomic.load<i32>(meetings);
  if (atomic.add<i32>(arrived, 1) < threads - 1) {
    waitWhile(meetings, meeting);
    return;
  }
  atomic.store<i32>(arrived, 0);
  atomic.store<i32>(meetings, meeting + 1);
  wake(meetings);
}

/** Wakes the threads that sleep until the i32 at an address changes; it has changed. */
export function wake(address: usize): void {
  if (atomic.load<i32>(sleeping) > 0) atomic.notify(address, -1);
}

type Wait = (address: usize, value: i32) => void;

/** Called through a table, and so not made part of its callers: V8 11.3 then let them return wrong counts. */
const waits: StaticArray<Wait> = [waitForChange];

/** Waits until the i32 at an address is not this value any more. */
export function waitWhile(address: usize, value: i32): void {
  unchecked(waits[0])(address, value);
}

function waitForChange(address: usize, value: i32): void {
  for (let rest = looks; rest; rest--) {
    if (atomic.load<i32>(address) === value) continue;
    looks = min(looks + looks / 4, mostLooks);
    return;
  }
  looks = max(looks / 2, fewestLooks);
  atomic.add<i32>(sleeping, 1);
  while (atomic.load<i32>(address) === value) atomic.wait<i32>(address, value, -1);
  atomic.sub<i32>(sleeping, 1);
}
