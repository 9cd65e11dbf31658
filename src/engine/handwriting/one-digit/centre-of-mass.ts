import type { GreyImage } from '../raster/raster';

/** The centre of mass of all ink, in pixels from the top left corner; null when there is no ink. */
export function centreOfMass({ width, height, grey }: GreyImage): { x: number; y: number } | null {
  let [ink, inkX, inkY] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = grey[row * width + column];
      ink += value;
      inkX += value * (column + 0.5);
      inkY += value * (row + 0.5);
    }
  }
  return ink > 0 ? { x: inkX / ink, y: inkY / ink } : null;
}
