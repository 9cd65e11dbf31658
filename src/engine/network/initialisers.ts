/** How wide the weights of a new layer are spread around 0; biases always have standard deviation 1. */
export interface Initialiser {
  readonly name: string;
  /** Standard deviation of the weights of a neuron with so many inputs. */
  weightDeviation(inputs: number): number;
}

/** N(0, 1) for every weight, as in the book's chapter 1. */
export const standardNormal: Initialiser = {
  name: 'standard normal',
  weightDeviation() {
    return 1;
  },
};
