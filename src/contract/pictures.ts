import { failure } from './result';

/** A picture file chosen by a person. */
export interface PictureFile {
  /** Without folder. */
  name: string;
  /** Not yet checked to be a picture. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Maximum size of a picture's file; the largest photos of today's cameras have about half of it. */
export const largestPictureBytes = 64_000_000;

export function pictureTooLarge(name: string): ReturnType<typeof failure> {
  return failure('picture-unreadable', `“${name}” is too large: the limit for a picture is 64 MB.`);
}
