/**
 * At most `most` of `count` places, evenly spread from the first to the last; `chosen` takes the place of the one that
 * is nearest to it.
 */
export function shownIndices(count: number, most: number, chosen: number): number[] {
  const shown = Math.min(count, most);
  const step = shown < 2 ? 0 : (count - 1) / (shown - 1);
  const indices = Array.from({ length: shown }, (_, place) => Math.round(place * step));
  if (indices.includes(chosen) || step === 0) return indices;
  indices[Math.round(chosen / step)] = chosen;
  return indices;
}
