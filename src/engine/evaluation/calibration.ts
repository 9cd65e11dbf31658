/** The answers that are about equally sure. */
export interface ConfidenceBin {
  /** Confidences from `from` to below `to`; the last one includes 1. */
  from: number;
  to: number;
  /** Images. */
  count: number;
  /** Images that were read correctly. */
  right: number;
  /** Mean confidence of its answers; null without images. */
  confidence: number | null;
  /** right / count; null without images. */
  accuracy: number | null;
}

/** How well a network's confidence fits how often it is right. */
export interface Calibration {
  bins: ConfidenceBin[];
  /**
   * The expected calibration error: by how much confidence and accuracy of a bin differ, on average over all images;
   * 0 to 1 (Guo et al., On Calibration of Modern Neural Networks, 2017, equation 3).
   */
  expectedError: number;
}

/** What the calibration is about: (images) labels, answers, and confidences from 0 to 1. */
interface SureAnswers {
  labels: ArrayLike<number>;
  answers: ArrayLike<number>;
  confidences: ArrayLike<number>;
}

/** Sorts the answers into equally wide bins of confidence, and compares confidence and accuracy of each. */
export function calibrate({ labels, answers, confidences }: SureAnswers, binCount = 10): Calibration {
  const counts = new Array<number>(binCount).fill(0);
  const rights = new Array<number>(binCount).fill(0);
  const sums = new Array<number>(binCount).fill(0);
  for (let image = 0; image < labels.length; image++) {
    const bin = Math.min(binCount - 1, Math.floor(binCount * confidences[image]));
    counts[bin]++;
    sums[bin] += confidences[image];
    if (answers[image] === labels[image]) rights[bin]++;
  }
  const bins = counts.map((count, bin) => ({
    from: bin / binCount,
    to: (bin + 1) / binCount,
    count,
    right: rights[bin],
    confidence: count === 0 ? null : sums[bin] / count,
    accuracy: count === 0 ? null : rights[bin] / count,
  }));
  const differences = counts.map((_, bin) => Math.abs(rights[bin] - sums[bin]));
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  return { bins, expectedError: labels.length === 0 ? 0 : total / labels.length };
}
