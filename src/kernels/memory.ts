import { mostThreads, thread } from './threads';

/** Every array starts at a cache line. */
const alignment: usize = 64;
/** This many bytes after the last array can be read, though they mean nothing. */
const slack: usize = 512;
const pageBytes: usize = 65_536;

let end: usize = aligned(__heap_base);

function aligned(address: usize): usize {
  return (address + alignment - 1) & ~(alignment - 1);
}

/**
 * Returns the address of this many bytes, all 0; traps when the machine has no more. A thread that makes the same
 * network as thread 0 gets the same addresses, which are in use already.
 */
export function allocate(bytes: usize): usize {
  const start = end;
  end = aligned(start + bytes);
  if (thread > 0) return start;
  const missingPages = <i32>((end + slack + pageBytes - 1) / pageBytes) - memory.size();
  if (missingPages > 0 && memory.grow(missingPages) < 0) unreachable();
  memory.fill(start, 0, end - start);
  return start;
}

/** Returns the address of this many bytes that belong to this thread; each thread has its own. */
export function allocateOwn(bytes: usize): usize {
  const own = <i32>aligned(bytes);
  return allocate(mostThreads * own) + thread * own;
}

/** The address at which the next array would start. */
export function allocatedEnd(): usize {
  return end;
}

/** Releases every array from an `allocatedEnd` on. */
export function releaseFrom(address: usize): void {
  end = address;
}
