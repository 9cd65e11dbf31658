import type { GreyImage } from '../../src/engine/handwriting/raster/raster';

/** Makes lines wider by `by` pixels on each side, or narrower if negative. */
export function widened({ width, height, grey }: GreyImage, by: number): GreyImage {
  const [reach, choose] = [Math.abs(by), by > 0 ? Math.max : Math.min];
  const result = grey.slice();
  for (let down = -Math.floor(reach); down <= reach; down++) {
    for (let aside = -Math.floor(reach); aside <= reach; aside++) {
      if (aside * aside + down * down > reach * reach) continue;
      for (let y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
        for (let x = Math.max(0, -aside); x < Math.min(width, width - aside); x++) {
          const at = y * width + x;
          result[at] = choose(result[at], grey[at + down * width + aside]);
        }
      }
    }
  }
  return { width, height, grey: result };
}
