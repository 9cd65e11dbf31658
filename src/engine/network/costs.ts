/** How far one output neuron is from what it should say. */
export interface Cost {
  readonly name: string;
  /** What the neuron adds to the cost of an image; `target` is 0 or 1. */
  value(activation: number, target: number): number;
  /** The neuron's error dC/dz; `slope` is its da/dz, which some costs cancel. */
  error(activation: number, target: number, slope: number): number;
}

/** C = |y - a|² / 2 for one image. */
export const quadraticCost: Cost = {
  name: 'quadratic',
  value(activation, target) {
    return ((activation - target) * (activation - target)) / 2;
  },
  error(activation, target, slope) {
    return (activation - target) * slope;
  },
};
