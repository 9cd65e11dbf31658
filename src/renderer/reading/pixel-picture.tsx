import { useLayoutEffect, useRef } from 'preact/hooks';
import { paintPixels } from '../drawing/paint-ink';
import './pixel-picture.css';

interface PixelPictureProps {
  /** (side, side), 0 to 1; null for all black. */
  pixels: ArrayLike<number> | null;
  /** In pixels; the network's own pictures have 28. */
  side?: number;
  /** Accessible name; absent where the element around it has one. */
  name?: string;
}

/** A square grey picture with visible pixels. */
export function PixelPicture({ pixels, side = 28, name }: PixelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => paintPixels(canvas.current!, pixels), [pixels, side]);
  return (
    <canvas
      ref={canvas}
      class="pixel-picture"
      width={side}
      height={side}
      role={name === undefined ? undefined : 'img'}
      aria-label={name}
      aria-hidden={name === undefined}
    />
  );
}
