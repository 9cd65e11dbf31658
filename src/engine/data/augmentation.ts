import { augmentationNames } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { cosine, sine } from '../elementary';
import { mixInto } from '../hash';
import { imageSide } from '../image';
import { ElasticField } from './elastic-field';

/** How far training images are changed, in the units of the schema; all 0 for not at all. */
export type AugmentationRules = Pick<Hyperparameters, 'seed' | (typeof augmentationNames)[number]>;

/** Keeps the hash distinct from dropout's: no hidden layer has this number. */
const purpose = 0x61756721;
const radiansPerDegree = Math.PI / 180;
/** The middle of an image, measured from the middle of its first pixel. */
const middle = (imageSide - 1) / 2;

/** Places are whole numbers of this fraction of a pixel, so that sums are exact in any order. */
const unitsPerPixel = 65_536;
const unitsPerBend = unitsPerPixel / ElasticField.unitsPerPixel;
/** Ink is read at the nearest of as many places from one pixel to the next. */
const stepsPerPixel = 128;
const unitsPerStep = unitsPerPixel / stepsPerPixel;

/** Index of each random number of an image; those for the elastic field come last. */
const placeOf = { shiftX: 0, shiftY: 1, rotation: 2, width: 3, height: 4, shear: 5, elastic: 6 } as const;

/** Whether there is anything to change. */
export function hasAugmentation(rules: AugmentationRules): boolean {
  return augmentationNames.some((name) => rules[name] > 0);
}

/**
 * Changes training images at random, so that a network never sees the same one twice. This is the reference for
 * `kernels/augment.ts`, which writes the same bytes.
 *
 * How training image number i changes in epoch e depends only on seed, e, i and its pixels: random number k is the hash
 * mix(mix(mix(mix(mix(0, seed), e), i), purpose), k), taken as -1 to 1. So any engine, in any order, in any process and
 * after any interruption, sees the same bytes; since only + - * / and whole numbers are used, this holds on every
 * machine.
 *
 * The digit is scaled, sheared, rotated and moved by one affine map about the image's middle, bent by an
 * `ElasticField`, and interpolated bilinearly. Ink that leaves the image is lost.
 */
export class Augmentation {
  readonly #rules: AugmentationRules;
  readonly #seedHash: number;
  readonly #field: ElasticField;

  constructor(rules: AugmentationRules) {
    this.#rules = rules;
    this.#seedHash = mixInto(0, rules.seed);
    this.#field = new ElasticField(rules.elastic);
  }

  /** Writes to `target` how `source`, training image number `image`, looks in an epoch; (784) bytes each. */
  apply(source: Uint8Array, target: Uint8Array, epoch: number, image: number): void {
    const hash = mixInto(mixInto(mixInto(this.#seedHash, epoch), image), purpose);
    const { xx, xy, x0, yx, yy, y0 } = this.#inverseMap(hash);
    if (this.#rules.elastic > 0) this.#field.draw(hash, placeOf.elastic);
    const { x: bendsX, y: bendsY } = this.#field;
    for (let row = 0, pixel = 0; row < imageSide; row++) {
      for (let column = 0; column < imageSide; column++, pixel++) {
        const x = xx * column + xy * row + x0 + bendsX[pixel] * unitsPerBend;
        const y = yx * column + yy * row + y0 + bendsY[pixel] * unitsPerBend;
        target[pixel] = inkAt(source, x, y);
      }
    }
  }

  /**
   * Maps a pixel being written to the place where it is read: x -> xx x + xy y + x0, y -> yx x + yy y + y0, in units of
   * places. The forward map is p -> rotation * shear * scaling * p + shift, about the image's middle.
   */
  #inverseMap(hash: number): AffineMap {
    const { shift, rotation, scaling, shear } = this.#rules;
    const number = (name: keyof typeof placeOf) => mixInto(hash, placeOf[name]) / 2 ** 31 - 1;
    const angle = rotation * radiansPerDegree * number('rotation');
    const [sin, cos] = [sine(angle), cosine(angle)];
    const slant = shear * number('shear');
    const width = 1 + scaling * number('width');
    const height = 1 + scaling * number('height');
    const xx = (cos + slant * sin) / width;
    const xy = (sin - slant * cos) / width;
    const yx = -sin / height;
    const yy = cos / height;
    const centreX = middle + shift * number('shiftX');
    const centreY = middle + shift * number('shiftY');
    return {
      xx: inUnits(xx),
      xy: inUnits(xy),
      x0: inUnits(middle - xx * centreX - xy * centreY),
      yx: inUnits(yx),
      yy: inUnits(yy),
      y0: inUnits(middle - yx * centreX - yy * centreY),
    };
  }
}

interface AffineMap {
  xx: number;
  xy: number;
  x0: number;
  yx: number;
  yy: number;
  y0: number;
}

/** Rounds pixels to whole units of places. */
function inUnits(pixels: number): number {
  return Math.floor(pixels * unitsPerPixel + 0.5);
}

/** The ink at a place between four pixels, 0 to 255. */
function inkAt(source: Uint8Array, x: number, y: number): number {
  const stepX = Math.floor(x / unitsPerStep + 0.5);
  const stepY = Math.floor(y / unitsPerStep + 0.5);
  const column = Math.floor(stepX / stepsPerPixel);
  const row = Math.floor(stepY / stepsPerPixel);
  const along = stepX - column * stepsPerPixel;
  const down = stepY - row * stepsPerPixel;
  const above = between(inkOf(source, row, column), inkOf(source, row, column + 1), along);
  const below = between(inkOf(source, row + 1, column), inkOf(source, row + 1, column + 1), along);
  return Math.floor(between(above, below, down) / (stepsPerPixel * stepsPerPixel) + 0.5);
}

/** As many times what lies so many steps from `first` to `second` as there are steps. */
function between(first: number, second: number, steps: number): number {
  return first * (stepsPerPixel - steps) + second * steps;
}

/** The ink of a pixel; there is none around the image. */
function inkOf(source: Uint8Array, row: number, column: number): number {
  const isInside = row >= 0 && column >= 0 && row < imageSide && column < imageSide;
  return isInside ? source[row * imageSide + column] : 0;
}
