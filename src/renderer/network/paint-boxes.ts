import type { NetworkColours } from './network-colours';
import type { Box } from './network-layout';

/** Of the bar of activation below a weight picture, in pixels. */
export const barHeight = 3;

/** Paints a box that is filled from below, as far as the neuron is active. */
export function paintFilledBox(
  context: OffscreenCanvasRenderingContext2D,
  box: Box,
  share: number,
  colours: NetworkColours,
  colour: string,
): void {
  context.fillStyle = colours.track;
  fillRound(context, box, 4);
  const height = box.height * Math.min(1, Math.abs(share));
  if (height < 0.5) return;
  context.fillStyle = share < 0 ? colours.negative : colour;
  context.save();
  context.clip();
  context.fillRect(box.x, box.y + box.height - height, box.width, height);
  context.restore();
}

/** Fills a box with round corners, in the context's fill colour. */
export function fillRound(context: OffscreenCanvasRenderingContext2D, box: Box, radius: number): void {
  roundPath(context, box, radius);
  context.fill();
}

/** Makes a box with round corners the context's path. */
export function roundPath(
  context: OffscreenCanvasRenderingContext2D,
  { x, y, width, height }: Box,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 4));
}
