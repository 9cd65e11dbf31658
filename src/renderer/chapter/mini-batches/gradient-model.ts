import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../../contract/data';
import { defaultHyperparameters } from '../../../contract/hyperparameters';
import type { NetworkParameters } from '../../../contract/network';
import { compareGradients, type GradientDeviation } from '../../../engine/inspection/gradient-sample';
import { createRandom } from '../../../engine/random';
import type { Answer } from '../../inspection/inspections';
import type { ChapterEnvironment } from '../chapter-page';
import { degrees } from '../figures';

/** Sizes of a mini-batch that are compared, and how many are drawn of each. */
export const sampled = [
  { size: 1, count: 12 },
  { size: 10, count: 12 },
  { size: 100, count: 12 },
  { size: 1000, count: 6 },
] as const;

/** Images whose gradients are added up at once; between two such parts a person can stop. */
const imagesOfPart = 1000;

/** The gradient of one mini-batch beside the true one. */
export interface SampledGradient extends Omit<GradientDeviation, 'cosine'> {
  size: number;
  /** Between the two, in degrees, 0 to 180. */
  angle: number;
  /** That it took. */
  milliseconds: number;
}

type TimedGradient = Answer<'timedGradient'>;

interface Findings {
  network: NetworkParameters;
  data: DataStatus;
  samples: readonly SampledGradient[];
  /** How many images the true gradient is of, and how long it took. */
  images: number;
  milliseconds: number;
}

type Environment = Pick<ChapterEnvironment, 'network' | 'data' | 'images' | 'inspector' | 'training'>;

/** The gradients of mini-batches drawn at random, beside that of all training images. */
export class GradientModel {
  /** Of the network on screen; null: not computed. */
  readonly findings: ReadonlySignal<Findings | null>;
  /** How much of the work is done, 0 to 1; null while there is none. */
  readonly progress = signal<number | null>(null);
  /** Why nothing can be computed, in a sentence; null when it can. */
  readonly obstacle: ReadonlySignal<string | null>;
  readonly #environment: Environment;
  readonly #found = signal<Findings | null>(null);
  /** Counts the computations: an older one stops. */
  #newest = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { network, data, training } = environment;
    this.findings = computed(() => {
      const found = this.#found.value;
      return found?.network === network.value && found?.data === data.value ? found : null;
    });
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no training images yet.';
      if (network.value === null) return 'There is no network yet.';
      return training.isActive.value ? 'The network is learning; its gradient changes all the time.' : null;
    });
  }

  stop(): void {
    this.#newest++;
    this.progress.value = null;
  }

  /** Adds up the gradients of all training images, then of the mini-batches. */
  async compute(): Promise<void> {
    const { network: present, images, training } = this.#environment;
    const [network, data] = [present.peek(), this.#environment.data.peek()];
    if (network === null || this.obstacle.peek() !== null || this.progress.peek() !== null) return;
    const turn = ++this.#newest;
    const cost = training.run.peek()?.hyperparameters.cost ?? defaultHyperparameters.cost;
    const all = images.count('training');
    const work = all + sampled.reduce((sum, { size, count }) => sum + size * count, 0);
    let done = 0;
    const gradientOf = async (chosen: Uint32Array): Promise<TimedGradient | null> => {
      const answer = await this.#environment.inspector.ask('timedGradient', 'training', {
        network,
        cost,
        chosen,
      });
      if (answer === null || turn !== this.#newest || present.peek() !== network) return null;
      done += chosen.length;
      this.progress.value = done / work;
      return answer;
    };
    this.progress.value = 0;
    const truth = await this.#meanOfAll(all, gradientOf);
    const random = createRandom(1);
    const samples: SampledGradient[] = [];
    for (const { size, count } of truth === null ? [] : sampled) {
      for (let sample = 0; sample < count; sample++) {
        const found = await gradientOf(
          Uint32Array.from({ length: size }, () => Math.floor(random.uniform() * all)),
        );
        if (found === null) break;
        const deviation = compareGradients(found.gradient, truth!.gradient);
        if (deviation === null) continue;
        const { cosine, length, error } = deviation;
        samples.push({
          ...{ size, angle: degrees(Math.acos(cosine)), length, error },
          milliseconds: found.milliseconds,
        });
      }
    }
    if (turn !== this.#newest) return;
    this.progress.value = null;
    if (truth === null || done < work) return;
    this.#found.value = { network, data, samples, images: all, milliseconds: truth.milliseconds };
  }

  async #meanOfAll(
    all: number,
    gradientOf: (chosen: Uint32Array) => Promise<TimedGradient | null>,
  ): Promise<TimedGradient | null> {
    let sum: Float64Array | null = null;
    let milliseconds = 0;
    for (let first = 0; first < all; first += imagesOfPart) {
      const count = Math.min(imagesOfPart, all - first);
      const part = await gradientOf(Uint32Array.from({ length: count }, (_, index) => first + index));
      if (part === null) return null;
      milliseconds += part.milliseconds;
      sum ??= new Float64Array(part.gradient.length);
      for (let index = 0; index < sum.length; index++) sum[index] += (part.gradient[index] * count) / all;
    }
    return sum && { gradient: sum, milliseconds };
  }
}

/** The mean error of mini-batches of one image, as the points say it: that of m images is this by √m. */
export function errorOfOne(samples: readonly SampledGradient[]): number {
  const squares = samples.map(({ size, error }) => size * error * error);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
