/** Paints a grey picture of bytes, 0 black to 255 white, with exactly as many pixels as the canvas. */
export function paintBytes(canvas: HTMLCanvasElement, pixels: Uint8Array): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  const colours = new Uint32Array(image.data.buffer);
  // Red, green, blue and opacity are a byte each; the three colours are the same, so their order does not matter.
  for (let index = 0; index < colours.length; index++)
    colours[index] = (0xff000000 | (pixels[index] * 0x010101)) >>> 0;
  context.putImageData(image, 0, 0);
}
