import { inputNeurons, outputNeurons } from '../../contract/network';
import type { LayerParameters, NetworkParameters } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { TensorEntry } from './safetensors';
import { unreadable } from './unreadable';

/** A network's tensors in the order of `weightsBytes`: a layer's weight (outputs, inputs), then its bias (outputs). */
export function describeTensors({ layers }: NetworkParameters): {
  name: string;
  shape: number[];
  byteLength: number;
}[] {
  return layers.flatMap(({ weight, bias }, layer) => [
    {
      name: weightName(layer),
      shape: [bias.length, weight.length / bias.length],
      byteLength: weight.byteLength,
    },
    { name: biasName(layer), shape: [bias.length], byteLength: bias.byteLength },
  ]);
}

/**
 * Puts a network together from tensors, in any order, whose data lie in `data`.
 *
 * It must take the 784 pixels of an image and answer with ten activations, each layer must fit the one before it,
 * every number must be finite, and no tensor may be left over. Fails with `model-unreadable`.
 */
export function networkFromTensors(
  tensors: readonly TensorEntry[],
  data: Uint8Array,
  fileName: string,
): Result<NetworkParameters> {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const layers: LayerParameters[] = [];
  const sizes = [inputNeurons];
  while (layers.length === 0 || byName.size > 0) {
    const layer = readLayer(byName, layers.length, sizes[layers.length], data);
    if (typeof layer === 'string') return unreadable(fileName, layer);
    byName.delete(weightName(layers.length));
    byName.delete(biasName(layers.length));
    layers.push(layer);
    sizes.push(layer.bias.length);
  }
  const outputs = sizes[layers.length];
  if (outputs === outputNeurons) return success({ sizes, layers });
  return unreadable(
    fileName,
    `tensor “${biasName(layers.length - 1)}” has ${outputs} outputs, not ${outputNeurons}.`,
  );
}

/** The layer, or what is wrong with it. */
function readLayer(
  tensors: ReadonlyMap<string, TensorEntry>,
  layer: number,
  inputs: number,
  data: Uint8Array,
): LayerParameters | string {
  const weight = tensors.get(weightName(layer));
  const bias = tensors.get(biasName(layer));
  if (!weight || !bias) {
    const missing = weight ? biasName(layer) : weightName(layer);
    const [leftOver] = [...tensors.keys()].filter((name) => name !== weight?.name && name !== bias?.name);
    const instead = leftOver === undefined ? '' : `; it has “${leftOver}”`;
    return `it has no tensor “${missing}”${instead}.`;
  }
  const [outputs] = weight.shape;
  if (weight.shape.length !== 2 || outputs === 0 || weight.shape[1] !== inputs) {
    return `tensor “${weight.name}” has shape (${weight.shape.join(', ')}), not (outputs, ${inputs}).`;
  }
  if (bias.shape.length !== 1 || bias.shape[0] !== outputs) {
    return `tensor “${bias.name}” has shape (${bias.shape.join(', ')}), not (${outputs}).`;
  }
  const parameters = { weight: readValues(weight, data), bias: readValues(bias, data) };
  if (!parameters.weight.every(Number.isFinite))
    return `tensor “${weight.name}” holds a number that is not finite.`;
  if (!parameters.bias.every(Number.isFinite))
    return `tensor “${bias.name}” holds a number that is not finite.`;
  return parameters;
}

function readValues({ start, end }: TensorEntry, data: Uint8Array): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset + start, end - start);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

function weightName(layer: number): string {
  return `layers.${layer}.weight`;
}

function biasName(layer: number): string {
  return `layers.${layer}.bias`;
}
