export interface AxisRange {
  minimum: number;
  maximum: number;
  step: number;
}

const accuracyFloors = [
  { minimum: 90, step: 2 },
  { minimum: 80, step: 5 },
  { minimum: 60, step: 10 },
  { minimum: 0, step: 20 },
];

/** From 90 % up, or from as far down as the lowest accuracy asks for; so it widens in a few steps at most. */
export function accuracyRange(lowestPercent: number): AxisRange {
  const floor = accuracyFloors.find(({ minimum }) => lowestPercent >= minimum) ?? accuracyFloors.at(-1)!;
  return { ...floor, maximum: 100 };
}

const lowestCeilingExponent = -1;

/** From 0 to the next of 0.1, 0.2, 0.5, 1, 2, 5 … */
export function costRange(highestCost: number): AxisRange {
  for (let exponent = lowestCeilingExponent; ; exponent++) {
    // Parsed from text, so that a ceiling is the number a person would write and not 0.30000000000000004.
    const ceilings = [1, 2, 5].map((mantissa) => Number(`${mantissa}e${exponent}`));
    const maximum = ceilings.find((ceiling) => highestCost <= ceiling);
    if (maximum !== undefined) return { minimum: 0, maximum, step: maximum / 2 };
  }
}
