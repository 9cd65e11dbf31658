import type { DenseParameters } from '../../contract/network';
import type { NeuronPlace } from '../../engine/inspection/neuron';
import type { NetworkColours } from './network-colours';
import type { NetworkLayout } from './network-layout';
import type { Reading } from './network-reading';
import type { WeightPictures } from './weight-pictures';

/** What the network's picture shows of how it reads a digit. */
export type PaintedReading = Pick<Reading, 'input' | 'activations' | 'answer'>;

/** How a network is shown. */
export interface NetworkLook {
  layout: NetworkLayout;
  /** null while the pad is empty: the weights are shown unlit. */
  reading: PaintedReading | null;
  chosen: NeuronPlace;
  isSmooth: boolean;
  /** Which pixels (784) training has inked; null where that is unknown. */
  inked: Uint8Array | null;
  colours: NetworkColours;
  /** Pixels of the screen in one of the page. */
  pixelRatio: number;
}

/** All that the network's picture shows. */
export interface NetworkScene extends NetworkLook {
  network: DenseParameters;
  pictures: WeightPictures;
}

/** What the page tells the thread that paints; it paints once there is a canvas, a network and a look. */
export type PaintMessage =
  | { type: 'canvas'; canvas: OffscreenCanvas }
  | { type: 'network'; network: DenseParameters }
  | { type: 'look'; look: NetworkLook };
