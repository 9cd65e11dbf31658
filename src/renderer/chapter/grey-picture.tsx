import { useEffect, useRef } from 'preact/hooks';
import { imageSide } from '../../engine/image';
import { paintBytes } from '../images/paint-bytes';

/** An input of the network as a picture: 784 values from 0, black, to 1. */
export function GreyPicture({ pixels, name }: { pixels: Float32Array; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () =>
      paintBytes(
        canvas.current!,
        Uint8Array.from(pixels, (value) => Math.round(255 * value)),
      ),
    [pixels],
  );
  return <canvas ref={canvas} width={imageSide} height={imageSide} role="img" aria-label={name} />;
}
