import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NearestQuestion, SimilarDigits, DataSplit } from '../../contract/data';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { pixelsPerImage } from '../../engine/image';
import { NearestImages } from '../../engine/evaluation/nearest-images';
import type { DataLibrary } from './data-library';

/** Images to compare before other work gets its turn: about half a millisecond. */
const portion = 1_000;

/** Finds the training digits most like a picture; a newer question cancels an older one. */
export class NearestDigits {
  readonly #library: DataLibrary;
  #newest: NearestQuestion | undefined;

  constructor(library: DataLibrary) {
    this.#library = library;
  }

  /** Returns one entry for each requested digit, in that order. Fails when there is no data, or with 'cancelled'. */
  async find(question: NearestQuestion): Promise<Result<SimilarDigits[]>> {
    this.#newest = question;
    const data = await this.#library.read();
    if (!data.ok) return data;
    const { training } = data.value;
    const nearest = new NearestImages(training, question.input, question.digits, question.count);
    for (let first = 0; first < training.labels.length; first += portion) {
      await nextTurn();
      if (question !== this.#newest) return failure('cancelled', 'Replaced by a newer request.');
      nearest.look(first, first + portion);
    }
    return success(
      question.digits.map((digit) => ({
        digit,
        images: nearest.found(digit).map((image) => ({ ...image, pixels: imageAt(training, image.index) })),
      })),
    );
  }
}

/** A copy of one image: sending a view to another process would send its whole buffer. */
function imageAt({ images }: DataSplit, index: number): Uint8Array {
  return images.slice(index * pixelsPerImage, (index + 1) * pixelsPerImage);
}
