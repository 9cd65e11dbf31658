/** Pixels along one side of an image. */
export const imageSide = 28;

/** Pixels of an image. */
export const pixelsPerImage = imageSide * imageSide;
