/** @typedef {{ digit: number, writer: string, strokes: [number, number][][] }} Drawing */

/** Of each digit so many are taught, as the app asks for them. */
const drawingsPerDigit = 2;

/**
 * Chooses at random what a writer teaches; the writer's other digits, and everybody else's, are for measuring.
 * @param {readonly Drawing[]} drawings
 * @param {string} writer
 * @param {import('../../src/engine/random').Random} random
 */
export function chooseDrawings(drawings, writer, random) {
  const own = drawings.filter((drawing) => drawing.writer === writer);
  const order = own.map((_, index) => index);
  random.shuffle(order);
  /** @type {Drawing[]} */
  const taught = [];
  for (const index of order) {
    const alike = taught.filter(({ digit }) => digit === own[index].digit).length;
    if (alike < drawingsPerDigit) taught.push(own[index]);
  }
  return {
    taught,
    others: own.filter((drawing) => !taught.includes(drawing)),
    otherWriters: drawings.filter((drawing) => drawing.writer !== writer),
  };
}
