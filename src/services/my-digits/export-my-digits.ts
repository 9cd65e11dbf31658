import type { OwnDigit } from '../../contract/my-digits';
import type { Result } from '../../contract/result';
import { encodeIdxImages, encodeIdxLabels } from '../../engine/data/idx';
import { pixelsPerImage } from '../../engine/image';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { writeFileAtomically } from '../files/atomic-files';

/** Path of the labels file that belongs to a file of images: MNIST's names, with any prefix kept. */
export function labelsPathFor(imagesPath: string): string {
  const [before, after] = splitAtLast(imagesPath, 'images-idx3');
  return after === undefined ? `${imagesPath}-labels-idx1-ubyte` : `${before}labels-idx1${after}`;
}

function splitAtLast(text: string, part: string): [string, string | undefined] {
  const at = text.lastIndexOf(part);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + part.length)];
}

/**
 * Writes the digits as the network sees them, 28 x 28 pixels, and their labels: two IDX files. Fails with
 * 'file-not-written'.
 */
export async function exportMyDigits(
  digits: readonly OwnDigit[],
  imagesPath: string,
): Promise<Result<undefined>> {
  const images = new Uint8Array(digits.length * pixelsPerImage);
  digits.forEach(({ strokes }, index) => {
    const ink = prepareStrokes(strokes)!;
    images.set(
      ink.map((value) => Math.round(255 * value)),
      index * pixelsPerImage,
    );
  });
  const written = await writeFileAtomically(imagesPath, encodeIdxImages(images));
  if (!written.ok) return written;
  const labels = Uint8Array.from(digits, ({ digit }) => digit);
  return writeFileAtomically(labelsPathFor(imagesPath), encodeIdxLabels(labels));
}
