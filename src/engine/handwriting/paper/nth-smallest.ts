/** So many values are sorted sooner than searched. */
const few = 12;

/**
 * The value that would stand at `place`, from 0, if the values were sorted; they are rearranged for it. Hoare's "Find"
 * (1961): a sort that leaves alone what lies on the other side.
 */
export function nthSmallest(values: Float32Array, place: number): number {
  if (values.length <= few) {
    sort(values);
    return values[place];
  }
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[(first + last) >> 1];
    let left = first;
    let right = last;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left > right) break;
      const value = values[left];
      values[left++] = values[right];
      values[right--] = value;
    }
    if (place <= right) last = right;
    else if (place >= left) first = left;
    else break;
  }
  return values[place];
}

/** The median, or the higher of two in the middle. */
export function medianOf(values: readonly number[]): number {
  return nthSmallest(Float32Array.from(values), values.length >> 1);
}

/** By insertion. */
function sort(values: Float32Array): void {
  for (let end = 1; end < values.length; end++) {
    const value = values[end];
    let at = end;
    for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}
