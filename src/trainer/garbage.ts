/** Costs nothing, as nothing is written into it; but V8 looks for memory to give back before it takes so much. */
const largeAllocationBytes = 128_000_000;

/**
 * Gives back large arrays that nobody holds any more, which otherwise stay until much else has been allocated.
 * In two turns of the event loop: after the first, V8 may only have begun to look.
 */
export function releaseLargeArrays(): void {
  allocateMuch();
  setImmediate(allocateMuch);
}

function allocateMuch(): void {
  new Uint8Array(largeAllocationBytes).fill(0, 0, 1);
}
