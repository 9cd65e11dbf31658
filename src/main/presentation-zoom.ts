/** What the page is designed for, in pixels; more room is used for larger text. */
const roomOfPage = { width: 1280, height: 720 };
const [smallest, largest, step] = [1.25, 2.5, 0.25];

/**
 * How much larger everything is in presentation size, in a window of this many pixels: as much as leaves the page its room,
 * and 1.25 at least.
 */
export function presentationZoom({ width, height }: { width: number; height: number }): number {
  const fitting = Math.min(width / roomOfPage.width, height / roomOfPage.height);
  return Math.min(largest, Math.max(smallest, step * Math.floor(fitting / step)));
}
