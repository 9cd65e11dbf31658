/**
 * "1-3" or "1".
 * @param {string} text
 */
export function seedsOf(text) {
  const [first, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
