/** Costs nothing, as nothing is written to it; but V8 looks for memory to free before it allocates so much. */
const largeAllocationBytes = 128_000_000;

/**
 * Frees large arrays that are no longer referenced, which otherwise stay until much else has been allocated. It takes
 * two turns of the event loop: after the first, V8 may only have started to look.
 */
export function releaseLargeArrays(): void {
  allocateMuch();
  setImmediate(allocateMuch);
}

function allocateMuch(): void {
  new Uint8Array(largeAllocationBytes).fill(0, 0, 1);
}
