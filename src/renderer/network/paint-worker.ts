import type { DenseParameters } from '../../contract/network';
import type { NetworkLook, PaintMessage } from './network-scene';
import { paintNetwork } from './paint-network';
import { WeightPictures } from './weight-pictures';

// A hundred weight pictures that change with every mini-batch take longer to paint than a frame lasts, which must not
// hold up the page.

let canvas: OffscreenCanvas | null = null;
let network: DenseParameters | null = null;
let look: NetworkLook | null = null;
let frame = 0;
const pictures = new WeightPictures();

addEventListener('message', ({ data }: MessageEvent<PaintMessage>) => {
  if (data.type === 'canvas') canvas = data.canvas;
  else if (data.type === 'network') network = data.network;
  else look = data.look;
  if (frame === 0) frame = requestAnimationFrame(paint);
});

function paint(): void {
  frame = 0;
  if (canvas === null || network === null || look === null) return;
  fit(canvas, look);
  const scene = { ...look, network, pictures };
  if (look.layout.layers[0]?.kind === 'pictures') pictures.update(network, scene);
  paintNetwork(canvas.getContext('2d')!, scene);
}

/** Gives the canvas the pixels of the screen, and its context the page's units. */
function fit(canvas: OffscreenCanvas, { layout: { width, height }, pixelRatio }: NetworkLook): void {
  const [columns, rows] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  canvas.getContext('2d')!.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}
