import { failure } from './result';

/** A picture's file as a person has chosen it. */
export interface PictureFile {
  /** Without folder. */
  name: string;
  /** Nobody has looked yet whether they are a picture. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Of a picture's file; the largest photos of today's cameras have about half. */
export const largestPictureBytes = 64_000_000;

export function pictureTooLarge(name: string): ReturnType<typeof failure> {
  return failure('picture-unreadable', `“${name}” is too large: a picture may have 64 MB.`);
}
