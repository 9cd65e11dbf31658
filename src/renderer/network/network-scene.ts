import type { NetworkParameters } from '../../contract/network';
import type { NeuronPlace } from '../../engine/inspection/neuron';
import type { NetworkColours } from './network-colours';
import type { NetworkLayout } from './network-layout';
import type { Reading } from './network-reading';
import type { WeightPictures } from './weight-pictures';

/** All that the network's picture shows. */
export interface NetworkScene {
  layout: NetworkLayout;
  network: NetworkParameters;
  /** null while the pad is empty: the weights are shown unlit. */
  reading: Reading | null;
  chosen: NeuronPlace;
  pictures: WeightPictures;
  isSmooth: boolean;
  colours: NetworkColours;
}
