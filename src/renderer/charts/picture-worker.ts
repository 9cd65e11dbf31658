// Encodes one picture as PNG, or replies with null; see encode-picture.ts.
addEventListener('message', ({ data: picture }: MessageEvent<ImageBitmap>) => {
  void encode(picture)
    .catch(() => null)
    .then((bytes) => postMessage(bytes));
});

async function encode(picture: ImageBitmap): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(picture);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
