/** Pixels along one side of an image. */
export const imageSide = 28;

/** Pixels of an image. */
export const pixelsPerImage = imageSide * imageSide;

/** The byte of a pixel that is all ink. */
export const fullInk = 255;
