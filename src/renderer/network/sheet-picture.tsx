import { useEffect, useRef } from 'preact/hooks';
import { onThemeChange } from '../charts/chart-theme';
import type { Sheet } from './map-sheet';
import { channelsOf, readNetworkColours } from './network-colours';

interface SheetPictureProps {
  sheet: Sheet;
  /** Accessible name; without it, the picture is for the eye alone. */
  name?: string;
}

/** A sheet in the network's colours: blue for positive, orange for negative, the stronger the larger. */
export function SheetPicture({ sheet, name }: SheetPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => paintSheet(canvas.current!, sheet);
    paint();
    return onThemeChange(paint);
  });
  const meaning = name === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': name };
  return <canvas ref={canvas} class="sheet-picture" style={{ '--width': `${sheet.width}px` }} {...meaning} />;
}

function paintSheet(canvas: HTMLCanvasElement, { width, height, values, scale }: Sheet): void {
  canvas.width = width;
  canvas.height = height;
  const colours = readNetworkColours(canvas);
  const [none, positive, negative] = [colours.track, colours.positive, colours.negative].map(channelsOf);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  values.forEach((value, pixel) => {
    if (Number.isNaN(value)) return;
    const full = value < 0 ? negative : positive;
    const share = Math.abs(value) / scale;
    const channels = none.map((channel, index) => channel + share * (full[index] - channel));
    image.data.set([...channels, 255], 4 * pixel);
  });
  context.putImageData(image, 0, 0);
}
