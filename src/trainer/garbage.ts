/** Costs nothing, as nothing is written into it; but V8 looks for memory to give back before it takes so much. */
const largeAllocationBytes = 128_000_000;

/** Gives back large arrays that nobody holds any more, which otherwise stay until much else has been allocated. */
export function releaseLargeArrays(): void {
  new Uint8Array(largeAllocationBytes).fill(0, 0, 1);
}
