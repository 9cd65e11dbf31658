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

const costCeilings = [
  { maximum: 0.1, step: 0.05 },
  { maximum: 0.2, step: 0.1 },
  { maximum: 0.5, step: 0.25 },
  { maximum: 1, step: 0.5 },
  { maximum: 2, step: 1 },
  { maximum: 5, step: 2.5 },
];

/** From 0 to the next round number; the quadratic cost of ten outputs cannot exceed 5. */
export function costRange(highestCost: number): AxisRange {
  const ceiling = costCeilings.find(({ maximum }) => highestCost <= maximum) ?? costCeilings.at(-1)!;
  return { minimum: 0, ...ceiling };
}
