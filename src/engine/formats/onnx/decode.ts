import { parseJson } from '../../../contract/json';
import { areDense, faultOfHiddenLayers, hiddenLayersOf } from '../../../contract/hidden-layers';
import { sizesOf } from '../../../contract/layers';
import { largestModelBytes } from '../../../contract/model-files';
import type { Provenance } from '../../../contract/models';
import { parseProvenance, unknownProvenance } from '../../../contract/models';
import type { NetworkActivations } from '../../../contract/network';
import { inputNeurons, outputNeurons, sigmoidThroughout } from '../../../contract/network';
import type { Result } from '../../../contract/result';
import { success } from '../../../contract/result';
import type { Network } from '../../network/network';
import { unreadable } from '../unreadable';
import type { ChainLayer } from './layer-chain';
import { LayerChain } from './layer-chain';
import { addNode } from './node-steps';
import { elementTypeNames, elementTypes, provenanceKey } from './names';
import type { OnnxFile, OnnxInput } from './read-file';
import { readOnnxFile } from './read-file';

/** The first version in which Add and Gemm mean what they mean today. */
const firstOperatorSet = 7;

/**
 * Reads a network, whichever program wrote it, from an ONNX file, with full double precision.
 *
 * The graph must be one chain: Gemm, or MatMul and Add, or Conv, each with an activation that Inkling's neurons have,
 * and MaxPool after Conv.
 * Fails with `model-unreadable`, naming the file and the node or tensor; what else a graph may hold is refused by its
 * name.
 */
export function decodeOnnx(
  bytes: Uint8Array,
  fileName: string,
): Result<{ network: Network; provenance: Provenance }> {
  const file = readOnnxFile(bytes);
  if (typeof file === 'string') return unreadable(fileName, `${file}.`);
  const layers = readLayers(file, bytes.length);
  if (typeof layers === 'string') return unreadable(fileName, `${layers}.`);
  const activations = activationsOf(layers);
  if (typeof activations === 'string') return unreadable(fileName, `${activations}.`);
  const record = file.metadata.get(provenanceKey);
  const provenance = record === undefined ? { ...unknownProvenance } : parseProvenance(parseJson(record));
  if (!provenance) return unreadable(fileName, 'its record of the training cannot be read.');
  return success({
    network: {
      sizes: sizesOf(layers.map(({ shape }) => shape)),
      activations,
      layers: layers.map(({ shape, weight, bias }) => ({ ...shape, weight, bias })),
    },
    provenance,
  });
}

/** As many as a model file that can be opened again may hold. The smallest type of number has two bytes. */
const mostWeights = largestModelBytes / 4;

/** Returns the layers, or what is wrong with the graph. */
function readLayers(file: OnnxFile, fileBytes: number): ChainLayer[] | string {
  const { operatorSetVersion, inputs, outputs, nodes, tensors } = file;
  if (operatorSetVersion < firstOperatorSet) {
    return `it uses opset ${operatorSetVersion}, and Inkling reads opset ${firstOperatorSet} and later`;
  }
  // Older files list the weights among the inputs too.
  const tensorNames = new Set(tensors.map(({ name }) => name));
  if (tensorNames.size < tensors.length) return 'two of its tensors have the same name';
  const images = inputs.filter(({ name }) => !tensorNames.has(name));
  if (images.length !== 1) return `it has ${images.length} inputs, not one`;
  if (outputs.length !== 1) return `it has ${outputs.length} outputs, not one`;
  const inputFault = faultOfInput(images[0]);
  if (inputFault !== undefined) return inputFault;
  const chain = new LayerChain(images[0].name, images[0].dimensions, tensors, {
    operatorSetVersion,
    mostWeights: Math.min(fileBytes / 2, mostWeights),
  });
  for (const node of nodes) {
    const fault = addNode(chain, node);
    if (fault !== undefined) return fault;
  }
  if (chain.end !== outputs[0]) return `its output “${outputs[0]}” is not the end of its nodes`;
  return faultOfMaps(chain.layers) ?? chain.layers;
}

/** Networks of maps must be ones that Inkling could train itself: their few weights may stand for much work. */
function faultOfMaps(layers: readonly ChainLayer[]): string | undefined {
  const hiddenLayers = hiddenLayersOf(layers.map(({ shape }) => shape));
  const fault = areDense(hiddenLayers) ? undefined : faultOfHiddenLayers(hiddenLayers);
  return fault && `it has other layers than Inkling’s: ${fault.replace(/\.$/, '')}`;
}

function faultOfInput({ elementType, dimensions }: OnnxInput): string | undefined {
  const { float, double } = elementTypes;
  if (elementType !== undefined && elementType !== float && elementType !== double) {
    const found = elementTypeNames[elementType] ?? `numbers of kind ${elementType}`;
    return `its input holds ${found}, not FLOAT or DOUBLE numbers from 0 to 1`;
  }
  const [, ...perImage] = dimensions ?? [];
  const pixels = perImage.reduce<number>((product, size) => product * (size ?? NaN), 1);
  if (perImage.length === 0 || Number.isNaN(pixels) || pixels === inputNeurons) return undefined;
  return `its input has ${pixels} numbers for each image, not ${inputNeurons}`;
}

/** The activations that the layers have in common, or what is wrong with them. */
function activationsOf(layers: readonly ChainLayer[]): NetworkActivations | string {
  const last = layers.at(-1);
  if (!last) return 'it has no layers';
  const { kind, outputs } = last.shape;
  if (kind !== 'dense') return 'its last layer is not a dense one';
  if (outputs !== outputNeurons) return `it has ${outputs} outputs, not ${outputNeurons}`;
  if (last.activation === undefined) {
    return 'it ends without an activation (its outputs are logits); its output neurons must be Sigmoid or Softmax';
  }
  const output = last.activation;
  if (output !== 'sigmoid' && output !== 'softmax') {
    return 'its output neurons are Tanh or Relu; they must be Sigmoid or Softmax';
  }
  const [hidden, ...others] = layers
    .slice(0, -1)
    .filter(({ shape }) => shape.kind !== 'pooling')
    .map(({ activation }) => activation);
  if (hidden === undefined) return { hidden: sigmoidThroughout.hidden, output };
  if (hidden === 'softmax' || others.includes('softmax')) return 'a hidden layer has Softmax neurons';
  if (others.some((other) => other !== hidden)) {
    return 'its hidden layers have different activations, and Inkling has one for all of them';
  }
  return { hidden, output };
}
