import { useLayoutEffect, useRef } from 'preact/hooks';
import { paintPixels } from '../drawing/paint-ink';
import './pixel-picture.css';

interface PixelPictureProps {
  /** (side, side), 0 to 1; null: nothing but black. */
  pixels: ArrayLike<number> | null;
  /** In pixels, of which 28 are the network's own. */
  side?: number;
  /** What it shows, for those who cannot see it. */
  name: string;
}

/** A square grey picture whose pixels can be seen. */
export function PixelPicture({ pixels, side = 28, name }: PixelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => paintPixels(canvas.current!, pixels), [pixels, side]);
  return (
    <canvas ref={canvas} class="pixel-picture" width={side} height={side} role="img" aria-label={name} />
  );
}
