/** Major, minor and patch number, and whether it comes before the version with these numbers. */
interface Version {
  numbers: [number, number, number];
  isPreliminary: boolean;
}

/** "1.2.0", "v1.2.0" and "1.2.0-beta.1"; undefined for anything else. */
function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[0-9A-Za-z.-]{1,40})?$/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, suffix] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], isPreliminary: suffix !== undefined };
}

/** True when `candidate` is a version that comes after `current`; false as well when either is no version. */
export function isNewerVersion(candidate: string, current: string): boolean {
  const [next, present] = [parseVersion(candidate), parseVersion(current)];
  if (!next || !present) return false;
  const difference = next.numbers
    .map((number, index) => number - present.numbers[index])
    .find((distance) => distance !== 0);
  if (difference !== undefined) return difference > 0;
  return present.isPreliminary && !next.isPreliminary;
}
