import type { SplitName } from '../../../src/contract/data';
import { denseLayer, sigmoidThroughout } from '../../../src/contract/network';
import type { NetworkParameters } from '../../../src/contract/network';
import type { EpochRules, TrainingEngine } from '../../../src/engine/training/training-engine';

/** An engine without arithmetic: what an epoch comes to is written down beforehand. */
export class ScriptedEngine implements TrainingEngine {
  readonly name = 'script';
  readonly parameterCount = 1;
  readonly workPerImage = 1;
  readonly workPerStep = 1;
  readonly learningRates: number[] = [];
  bias = 0;
  readonly #costOf: (epoch: number) => number;
  readonly #validationCounts: readonly number[];

  /** An epoch has one image and its cost; the last of the validation counts stays for all epochs after it. */
  constructor(costOf: (epoch: number) => number, validationCounts: readonly number[]) {
    this.#costOf = costOf;
    this.#validationCounts = validationCounts;
  }

  imageCount(): number {
    return 1;
  }

  addStrokeDigits(): void {
    // Nothing is learned from them.
  }

  parameters(): NetworkParameters {
    const layers = [denseLayer(new Float32Array(), Float32Array.of(this.bias))];
    return { sizes: [0, 1], activations: sigmoidThroughout, layers };
  }

  learn(_order: Uint32Array, _from: number, _to: number, { epoch, learningRate }: EpochRules): number[] {
    this.learningRates.push(learningRate);
    return [this.#costOf(epoch)];
  }

  countCorrect(split: SplitName): number {
    const epoch = this.learningRates.length - 1;
    const counts = this.#validationCounts;
    return split === 'validation' ? counts[Math.min(epoch, counts.length - 1)] : 0;
  }

  state() {
    return {};
  }

  useCores(): void {
    // There is no work to share.
  }

  restore(): void {
    // There is nothing to restore.
  }
}
