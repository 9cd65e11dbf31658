import { asSvgMetadata } from '../../contract/drawings';
import type { Result } from '../../contract/result';
import { encodePicture } from '../charts/encode-picture';
import { encodeDrawing } from './drawing-json';
import type { InkStroke } from './ink';
import { inkPath } from './ink-path';
import { paintStroke } from './paint-ink';

/** Height of a saved picture, in pixels. */
const pictureHeight = 1000;

/** Draws a drawing as a PNG picture, white on black as on screen. `padWidth` is in pad heights. */
export function drawPng(
  strokes: readonly InkStroke[],
  padWidth: number,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const canvas = document.createElement('canvas');
  canvas.width = padWidth * pictureHeight;
  canvas.height = pictureHeight;
  canvas.getContext('2d')!.fillRect(0, 0, canvas.width, canvas.height);
  for (const stroke of strokes) paintStroke(canvas, stroke);
  return encodePicture(canvas);
}

/** Draws the same as an SVG picture, which also contains the strokes so that it can be opened again. */
export function drawSvg(strokes: readonly InkStroke[], padWidth: number): string {
  const width = padWidth * pictureHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${pictureHeight}" viewBox="0 0 ${width} ${pictureHeight}">`,
    asSvgMetadata(encodeDrawing(strokes)),
    `<rect width="${width}" height="${pictureHeight}"/>`,
    '<g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round">',
    ...strokes.map(svgPath),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function svgPath(stroke: InkStroke): string {
  const { data, lineWidth } = inkPath(stroke, pictureHeight);
  return lineWidth === undefined
    ? `<path fill="#fff" stroke="none" d="${data}"/>`
    : `<path stroke-width="${Math.round(lineWidth * 100) / 100}" d="${data}"/>`;
}
