import { largestPictureBytes, pictureTooLarge } from '../../contract/pictures';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { GreyPicture } from '../../engine/handwriting/grey-picture';

/** A picture as it is shown and as it is read. */
export interface OpenedPicture {
  name: string;
  /** In colour, of the size of `grey`. */
  bitmap: ImageBitmap;
  grey: GreyPicture;
}

/** Pixels along the longer side: enough for a page of digits, and quickly read. */
const longestSide = 1600;

/** Decodes an image file that Chromium knows, upright, and no larger than is of use; fails with 'picture-unreadable'. */
export async function readPictureFile(file: Blob, name: string): Promise<Result<OpenedPicture>> {
  if (file.size > largestPictureBytes) return pictureTooLarge(name);
  try {
    const whole = await createImageBitmap(file);
    const bitmap = await reduced(whole);
    return success({ name, bitmap, grey: greyOf(bitmap) });
  } catch {
    return failure(
      'picture-unreadable',
      `“${name}” is not a picture that can be opened here; PNG, JPEG and WebP can.`,
    );
  }
}

async function reduced(whole: ImageBitmap): Promise<ImageBitmap> {
  const scale = longestSide / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const smaller = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * scale)),
    resizeHeight: Math.max(1, Math.round(whole.height * scale)),
    resizeQuality: 'high',
  });
  whole.close();
  return smaller;
}

/** Lightness by the weights of Rec. 601; what is transparent counts as white paper. */
function greyOf(bitmap: ImageBitmap): GreyPicture {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    grey[pixel] = Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]);
  }
  return { width, height, grey };
}
