/**
 * Encodes the current content of a canvas as PNG.
 *
 * A worker does this in about 20 ms. The page's own `toBlob` waits for an idle moment; while a network is learning on
 * screen there is none, and it takes more than a second.
 */
export async function encodePicture(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(canvas);
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const fail = () => reject(new Error('The browser could not encode the picture as PNG.'));
      worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) =>
        data === null ? fail() : resolve(data);
      worker.onerror = fail;
      worker.postMessage(picture, [picture]);
    });
  } finally {
    worker.terminate();
  }
}
