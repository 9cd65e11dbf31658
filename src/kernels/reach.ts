import { vectorBytes } from './rows';

/*
 * Where networks that vote lie side by side in one, the weights between them are 0, and these are most of all weights. So
 * neurons and maps weigh, of the maps at each place, only their reach: from the first to the last that they have weights for.
 */

/** The reach of some neurons, in bytes at each place. */
@unmanaged
export class Reach {
  from: i32 = 0;
  to: i32 = 0;
}

/**
 * Where the reach of `count` rows of weights (places, maps before) begins; at once where the first map has a weight.
 * `rowBytes`, `placeBytes`: from one row, and from one place, to the next.
 */
export function reachStart(rows: usize, count: i32, rowBytes: i32, placeBytes: i32): i32 {
  let from = 0;
  const last = placeBytes - vectorBytes;
  while (from < last && !hasWeights(rows + from, count, rowBytes, placeBytes)) from += vectorBytes;
  return from;
}

/** Where it ends, a vector after its start or later. */
export function reachEnd(rows: usize, count: i32, rowBytes: i32, placeBytes: i32, from: i32): i32 {
  let last = placeBytes - vectorBytes;
  while (last > from && !hasWeights(rows + last, count, rowBytes, placeBytes)) last -= vectorBytes;
  return last + vectorBytes;
}

/** Whether any of the rows has a weight, at any place, for the vector of maps that starts here in the first row. */
function hasWeights(vector: usize, count: i32, rowBytes: i32, placeBytes: i32): bool {
  for (; count; count--, vector += rowBytes) {
    for (let at = 0; at < rowBytes; at += placeBytes) {
      if (v128.any_true(v128.load(vector + at))) return true;
    }
  }
  return false;
}
