import { largestPictureBytes, pictureTooLarge } from '../../contract/pictures';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { checkPicture } from '../../engine/formats/picture-header';
import { longestSide } from '../../engine/handwriting/paper/find-ink';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import { toGrey } from '../../engine/handwriting/raster/to-grey';

/** A picture, both for showing and for reading. */
export interface OpenedPicture {
  name: string;
  /** In colour, the same size as `grey`. */
  bitmap: ImageBitmap;
  grey: GreyPicture;
}

/** Decodes an image file that Chromium supports, upright and no larger than useful; fails with 'picture-unreadable'. */
export async function readPictureFile(file: Blob, name: string): Promise<Result<OpenedPicture>> {
  if (file.size > largestPictureBytes) return pictureTooLarge(name);
  const checked = checkPicture(new Uint8Array(await file.arrayBuffer()), name);
  if (!checked.ok) return checked;
  try {
    const whole = await createImageBitmap(file);
    const bitmap = await reduced(whole);
    return success({ name, bitmap, grey: greyOf(bitmap) });
  } catch {
    return failure(
      'picture-unreadable',
      `“${name}” cannot be opened as a picture. Inkling opens PNG, JPEG and WebP pictures.`,
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

function greyOf(bitmap: ImageBitmap): GreyPicture {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, grey: toGrey({ values: data, channels: 4, maximum: 255 }) };
}
