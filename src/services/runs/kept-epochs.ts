/** At most this many networks of a run are kept, and they take at most this many bytes. */
const mostNetworks = 64;
const mostBytes = 16_000_000;
/** Fewer show no way that a run has gone. */
const fewestNetworks = 2;
/** After each of the first ten epochs; then after an eighth more than before. */
const everyUpTo = 10;
const growth = 8;

/** How many networks of this size a run keeps; 0 when they are too large. */
export function mostKept(networkBytes: number): number {
  const most = Math.min(mostNetworks, Math.floor(mostBytes / networkBytes));
  return most < fewestNetworks ? 0 : most;
}

/**
 * After which epochs a run's networks are kept, when it began after `first` and has made `newest`: the first one, all of
 * the first ten, then ones that grow apart by an eighth, and of all of those only each second, fourth … where there
 * would be more than `most`.
 *
 * One that is dropped never comes back: the epochs kept later are among those kept now, and after them.
 */
export function keptEpochs(first: number, newest: number, most: number): number[] {
  if (most === 0) return [];
  const steps: number[] = [];
  for (let step = 0; first + step <= newest; step = nextStep(step)) steps.push(first + step);
  let every = 1;
  while (Math.ceil(steps.length / every) > most) every *= 2;
  return steps.filter((_, index) => index % every === 0);
}

function nextStep(step: number): number {
  return step < everyUpTo ? step + 1 : step + Math.floor(step / growth);
}
