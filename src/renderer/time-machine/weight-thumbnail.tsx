import { useEffect, useRef } from 'preact/hooks';
import type { NetworkParameters } from '../../contract/network';
import { imageSide, pixelsPerImage } from '../../engine/image';
import { onThemeChange } from '../charts/chart-theme';
import { channelsOf } from './channels';

interface WeightThumbnailProps {
  network: NetworkParameters;
  /** Of the first layer after the input. */
  neuron: number;
}

/** A weight of this many times the layer's root mean square has the full colour. */
const fullColour = 3;

/** The weights of a neuron as a small picture: blue speaks for it, orange against. */
export function WeightThumbnail({ network, neuron }: WeightThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paintNow = () => paint(canvas.current!, network, neuron);
    paintNow();
    return onThemeChange(paintNow);
  }, [network, neuron]);
  return <canvas ref={canvas} width={imageSide} height={imageSide} aria-hidden="true" />;
}

function paint(canvas: HTMLCanvasElement, { layers: [{ weight }] }: NetworkParameters, neuron: number): void {
  const style = getComputedStyle(canvas);
  const [positive, negative] = ['--positive', '--negative'].map((name) =>
    channelsOf(style.getPropertyValue(name)),
  );
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(imageSide, imageSide);
  const scale = fullColour * rootMeanSquare(weight);
  const weights = weight.subarray(neuron * pixelsPerImage, (neuron + 1) * pixelsPerImage);
  weights.forEach((value, pixel) => {
    image.data.set([...(value < 0 ? negative : positive), (255 * Math.abs(value)) / scale], 4 * pixel);
  });
  context.putImageData(image, 0, 0);
}

function rootMeanSquare(weights: Float32Array): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length) || 1;
}
