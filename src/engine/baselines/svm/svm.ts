import type { SvmSettings } from '../../../contract/baseline';
import type { DataSplit } from '../../../contract/data';
import { pixelsPerImage } from '../../image';
import type { Kernels } from '../../webassembly/kernels';
import type { Baseline } from '../baseline';
import type { DigitClass } from './class-kernel';
import { ClassKernel, classesOf } from './class-kernel';
import { trainMachine } from './minimal-optimisation';
import type { PairMachine } from './support-vectors';
import { SupportVectors } from './support-vectors';

/** LIBSVM's. */
const usualTolerance = 0.001;

/**
 * Support vector machines with a Gaussian kernel, one for each two digits, which vote; trained as LIBSVM trains them
 * (Chang and Lin 2011).
 */
export class SupportVectorMachines implements Baseline {
  /** After training: one for each two digits that the training images show; it names them by their places in order. */
  machines: readonly PairMachine[] = [];
  readonly #kernels: Kernels;
  readonly #settings: SvmSettings;
  readonly #tolerance: number;
  #classes: readonly DigitClass[] = [];
  #supportVectors!: SupportVectors;

  /** Needs exclusive use of the kernels, and about 500 MB of their memory for 60,000 images. */
  constructor(kernels: Kernels, settings: SvmSettings, tolerance = usualTolerance) {
    this.#kernels = kernels;
    this.#settings = settings;
    this.#tolerance = tolerance;
  }

  *train(training: DataSplit): Generator<number, void> {
    yield 0;
    const { c, gamma } = this.#settings;
    const classes = classesOf(training.labels);
    const kernel = new ClassKernel(this.#kernels, training, classes, gamma);
    const machines: PairMachine[] = [];
    const total = (classes.length * (classes.length - 1)) / 2;
    for (let first = 0; first < classes.length; first++) {
      for (let second = first + 1; second < classes.length; second++) {
        const steps = trainMachine(kernel.between(first, second), { c, tolerance: this.#tolerance });
        let step = steps.next();
        for (; !step.done; step = steps.next()) yield machines.length / total;
        machines.push({ first, second, ...step.value });
      }
    }
    this.#classes = classes;
    this.machines = machines;
    this.#supportVectors = new SupportVectors(this.#kernels, training.images, classes, machines, gamma);
  }

  /** Each machine votes for one of its two digits, and the first digit with most votes is the answer. */
  *classify(images: Uint8Array): Generator<number, Uint8Array> {
    const count = images.length / pixelsPerImage;
    const answers = new Uint8Array(count);
    if (this.machines.length === 0) return answers.fill(this.#classes[0].digit);
    let image = 0;
    for (const decisions of this.#supportVectors.decide(images)) {
      for (let at = 0; at < decisions.length; at += this.machines.length) {
        answers[image++] = this.#vote(decisions.subarray(at, at + this.machines.length));
      }
      yield image / count;
    }
    return answers;
  }

  /** Yields the decision values (images, machines) of a few images (count, 784) after the other; positive for the first digit. */
  decide(images: Uint8Array): Generator<Float64Array, void> {
    return this.#supportVectors.decide(images);
  }

  #vote(decisions: Float64Array): number {
    const votes = new Uint8Array(this.#classes.length);
    this.machines.forEach(({ first, second }, index) => votes[decisions[index] > 0 ? first : second]++);
    return this.#classes[votes.indexOf(Math.max(...votes))].digit;
  }
}
