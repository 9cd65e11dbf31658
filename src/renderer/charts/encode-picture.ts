import { failure, success, type Result } from '../../contract/result';

/**
 * Encodes the current content of a canvas as PNG.
 *
 * A worker does this in about 20 ms. The page's own `toBlob` waits for an idle moment; while a network is learning on
 * screen there is none, and it takes more than a second.
 */
export async function encodePicture(canvas: HTMLCanvasElement): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await encodeInWorker(canvas).catch(() => null);
  return bytes === null
    ? failure('file-not-written', 'The picture could not be encoded as PNG. There may be too little memory.')
    : success(bytes);
}

async function encodeInWorker(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const picture = await createImageBitmap(canvas);
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(picture, [picture]);
    });
  } finally {
    worker.terminate();
  }
}
