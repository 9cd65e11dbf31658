/** Numbers and digits read right, and how many digits were left unread. */
export class Score {
  #numbers = 0;
  #wholeNumbers = 0;
  #digits = 0;
  #rightDigits = 0;
  #unread = 0;
  #milliseconds = 0;

  /** @template T @param {() => T} read */
  time(read) {
    const start = performance.now();
    const result = read();
    this.#milliseconds += performance.now() - start;
    return result;
  }

  /** @param {string} found @param {string} expected */
  add(found, expected) {
    this.#numbers += 1;
    this.#wholeNumbers += Number(found === expected);
    this.#digits += expected.length;
    this.#rightDigits += matched(expected, found).size;
    this.#unread += [...found].filter((digit) => digit === '?').length;
  }

  columns() {
    return [
      share(this.#wholeNumbers, this.#numbers),
      share(this.#rightDigits, this.#digits),
      share(this.#unread, this.#digits),
      (this.#milliseconds / this.#numbers).toFixed(1),
    ];
  }
}

/**
 * Which characters of `expected` a longest common subsequence finds again in `found`, in order.
 * @param {string} expected
 * @param {string} found
 */
export function matched(expected, found) {
  const lengths = Array.from({ length: expected.length + 1 }, () => new Array(found.length + 1).fill(0));
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      const same = expected[i] === found[j] ? lengths[i + 1][j + 1] + 1 : 0;
      lengths[i][j] = Math.max(same, lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const indices = new Set();
  for (let i = 0, j = 0; i < expected.length && j < found.length;) {
    if (expected[i] === found[j] && lengths[i][j] === lengths[i + 1][j + 1] + 1) {
      indices.add(i++);
      j++;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return indices;
}

/** @param {number} part @param {number} whole */
export function share(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
