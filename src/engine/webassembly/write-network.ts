import { maximumInputsPerNeuron } from '../../contract/hidden-layers';
import type { LayerShape, MapShape } from '../../contract/layers';
import { inputsPerNeuron } from '../../contract/layers';
import type { StartNetwork } from '../../contract/trainer';
import { layerCodes } from './kernel-codes';
import type { KernelExports } from './kernels';

/** Enough for the weights and the bias of any neuron. */
export const scratchBytes = (maximumInputsPerNeuron + 1) * Float32Array.BYTES_PER_ELEMENT;

/** What a network in the kernels' memory needs beside its weights. */
interface Room {
  /** Images that go through it together. */
  groupImages: number;
  hasVelocities: boolean;
  mostThreads: number;
}

/**
 * Copies a network to the kernels' memory, rounded to single precision, and releases the one before.
 * `scratch`: address of `scratchBytes` bytes.
 */
export function writeNetwork(
  kernels: KernelExports,
  scratch: number,
  { layers }: StartNetwork,
  { groupImages, hasVelocities, mostThreads }: Room,
): void {
  const shapes = [inputNumbers(layers[0]), ...layers.map(layerNumbers)].flat();
  new Uint32Array(kernels.memory.buffer).set(shapes, scratch / Uint32Array.BYTES_PER_ELEMENT);
  kernels.createNetwork(layers.length, scratch, groupImages, hasVelocities, mostThreads);
  layers.forEach(({ weight, bias }, layer) => {
    const inputs = inputsPerNeuron(layers[layer]);
    const values = new Float32Array(kernels.memory.buffer, scratch, inputs + 1);
    for (let neuron = 0; neuron < bias.length; neuron++) {
      values.set(weight.subarray(neuron * inputs, (neuron + 1) * inputs));
      values[inputs] = bias[neuron];
      kernels.setNeuron(layer, neuron, scratch);
    }
  });
}

/** How the kernels are told a layer: code, size of its window, maps, height, width. */
function layerNumbers(layer: LayerShape): number[] {
  const { maps, height, width } = mapsOf(layer);
  return [layerCodes[layer.kind], layer.kind === 'dense' ? 0 : layer.size, maps, height, width];
}

/** The neurons of a dense layer are maps of one place. */
function mapsOf(layer: LayerShape): MapShape {
  return layer.kind === 'dense' ? { maps: layer.outputs, height: 1, width: 1 } : layer.to;
}

/** How the kernels are told the input: as a layer, whose code does not matter. */
function inputNumbers(first: LayerShape): number[] {
  const { maps, height, width } =
    first.kind === 'dense' ? { maps: 1, height: 1, width: first.inputs } : first.from;
  return [0, 0, maps, height, width];
}
