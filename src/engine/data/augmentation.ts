import { augmentationNames } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { cosine, sine } from '../elementary';
import { mixInto } from '../hash';
import { ElasticField, elasticNumbers } from './elastic-field';
import { imageSide } from '../image';

/** How far training images are changed, in the units of the schema; all 0 for not at all. */
export type AugmentationRules = Pick<Hyperparameters, 'seed' | (typeof augmentationNames)[number]>;

/** Keeps the hash distinct from dropout's: no hidden layer has this number. */
const purpose = 0x61756721;
const radiansPerDegree = Math.PI / 180;
/** The middle of an image, measured from the middle of its first pixel. */
const middle = (imageSide - 1) / 2;
/** The image as read: with an empty border one pixel wide, so that four neighbouring pixels always exist. */
const framedSide = imageSide + 2;

/** Index of each random number of an image; those for the elastic field come last. */
const placeOf = { shiftX: 0, shiftY: 1, rotation: 2, width: 3, height: 4, shear: 5, elastic: 6 } as const;

/** Whether there is anything to change. */
export function hasAugmentation(rules: AugmentationRules): boolean {
  return augmentationNames.some((name) => rules[name] > 0);
}

/**
 * Changes training images at random, so that a network never sees the same one twice.
 *
 * How training image number i changes in epoch e depends only on seed, e, i and its pixels: random number k is the hash
 * mix(mix(mix(mix(mix(0, seed), e), i), purpose), k), taken as -1 to 1. So any engine, in any order, in any process and
 * after any interruption, sees the same bytes; since only + - * / are used, this holds on every machine.
 *
 * The digit is scaled, sheared, rotated and moved by one affine map about the image's middle, bent by an
 * `ElasticField`, and interpolated bilinearly. Ink that leaves the image is lost.
 */
export class Augmentation {
  readonly #rules: AugmentationRules;
  readonly #seedHash: number;
  readonly #numbers: Float64Array;
  readonly #field: ElasticField;
  readonly #framed = new Float64Array(framedSide * framedSide);

  constructor(rules: AugmentationRules) {
    this.#rules = rules;
    this.#seedHash = mixInto(0, rules.seed);
    this.#numbers = new Float64Array(placeOf.elastic + elasticNumbers);
    this.#field = new ElasticField(rules.elastic);
  }

  /** Writes to `target` how `source`, training image number `image`, looks in an epoch; (784) bytes each. */
  apply(source: Uint8Array, target: Uint8Array, epoch: number, image: number): void {
    this.#drawNumbers(epoch, image);
    if (this.#rules.elastic > 0) this.#field.draw(this.#numbers.subarray(placeOf.elastic));
    this.#frame(source);
    this.#readThrough(this.#inverseMap(), target);
  }

  #frame(source: Uint8Array): void {
    const framed = this.#framed;
    for (let row = 0, pixel = 0, at = framedSide + 1; row < imageSide; row++, at += framedSide - imageSide) {
      for (let column = 0; column < imageSide; column++, pixel++, at++) framed[at] = source[pixel];
    }
  }

  #drawNumbers(epoch: number, image: number): void {
    const hash = mixInto(mixInto(mixInto(this.#seedHash, epoch), image), purpose);
    const count = this.#rules.elastic > 0 ? this.#numbers.length : placeOf.elastic;
    for (let index = 0; index < count; index++) this.#numbers[index] = mixInto(hash, index) / 2 ** 31 - 1;
  }

  /**
   * Maps a pixel being written to the place where it is read: x -> xx x + xy y + x0, y -> yx x + yy y + y0.
   * The forward map is p -> rotation * shear * scaling * p + shift, about the image's middle.
   */
  #inverseMap(): AffineMap {
    const { shift, rotation, scaling, shear } = this.#rules;
    const numbers = this.#numbers;
    const angle = rotation * radiansPerDegree * numbers[placeOf.rotation];
    const [sin, cos] = [sine(angle), cosine(angle)];
    const slant = shear * numbers[placeOf.shear];
    const width = 1 + scaling * numbers[placeOf.width];
    const height = 1 + scaling * numbers[placeOf.height];
    const xx = (cos + slant * sin) / width;
    const xy = (sin - slant * cos) / width;
    const yx = -sin / height;
    const yy = cos / height;
    const centreX = middle + shift * numbers[placeOf.shiftX];
    const centreY = middle + shift * numbers[placeOf.shiftY];
    const x0 = middle - xx * centreX - xy * centreY;
    const y0 = middle - yx * centreX - yy * centreY;
    return { xx, xy, x0, yx, yy, y0 };
  }

  #readThrough({ xx, xy, x0, yx, yy, y0 }: AffineMap, target: Uint8Array): void {
    const { x: fieldX, y: fieldY } = this.#field;
    const framed = this.#framed;
    let pixel = 0;
    for (let row = 0; row < imageSide; row++) {
      // In pixels of the framed image, which starts one pixel earlier.
      const rowX = xy * row + x0 + 1;
      const rowY = yy * row + y0 + 1;
      for (let column = 0; column < imageSide; column++, pixel++) {
        const x = xx * column + rowX + fieldX[pixel];
        const y = yx * column + rowY + fieldY[pixel];
        if (!(x >= 0 && y >= 0 && x < framedSide - 1 && y < framedSide - 1)) {
          target[pixel] = 0;
          continue;
        }
        const left = x | 0;
        const top = y | 0;
        const at = top * framedSide + left;
        const along = x - left;
        const above = framed[at] + (framed[at + 1] - framed[at]) * along;
        const belowLeft = framed[at + framedSide];
        const below = belowLeft + (framed[at + framedSide + 1] - belowLeft) * along;
        target[pixel] = (above + (below - above) * (y - top) + 0.5) | 0;
      }
    }
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
