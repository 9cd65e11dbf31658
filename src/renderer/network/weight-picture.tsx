import { useEffect, useRef } from 'preact/hooks';
import type { DenseParameters } from '../../contract/network';
import { imageSide } from '../../engine/image';
import { onThemeChange } from '../charts/chart-theme';
import { readNetworkColours } from './network-colours';
import { paintWeightPicture } from './weight-pictures';

interface WeightPictureProps {
  network: DenseParameters;
  /** Of the first layer after the input. */
  neuron: number;
  /** Whether neighbouring pixels are blended. */
  isSmooth: boolean;
  /** Which pixels (784) training has inked, whose weights alone are shown; null: all are. */
  inked: Uint8Array | null;
  class?: string;
  /** Accessible name; without it, the picture is for the eye alone. */
  name?: string;
}

/** The weights of a neuron as a picture of 28 x 28 pixels: blue where ink excites it, orange where ink calms it. */
export function WeightPicture({
  network,
  neuron,
  isSmooth,
  inked,
  class: className,
  name,
}: WeightPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => {
      const colours = readNetworkColours(canvas.current!);
      paintWeightPicture(canvas.current!, network, neuron, { isSmooth, inked, colours });
    };
    paint();
    return onThemeChange(paint);
  }, [network, neuron, isSmooth, inked]);
  const meaning = name === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': name };
  return <canvas ref={canvas} class={className} width={imageSide} height={imageSide} {...meaning} />;
}
