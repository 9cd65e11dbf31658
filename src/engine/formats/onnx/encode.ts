import type { Model } from '../../../contract/models';
import type { ConvolutionShape, LayerShape, PoolingShape } from '../../../contract/layers';
import { weightShape } from '../../../contract/layers';
import type { NetworkActivations, NetworkParameters } from '../../../contract/network';
import { inputNeurons, outputNeurons } from '../../../contract/network';
import { bytesField, encodeMessage, integerField } from '../protobuf';
import { attributeKinds, elementTypes, fields, provenanceKey } from './names';

/** The version of ONNX's operators that a written file uses: old enough for every program that reads ONNX. */
export const operatorSetVersion = 13;
/** The version of the file format that came with these operators. */
const irVersion = 7;

const operators: Record<NetworkActivations['hidden' | 'output'], string> = {
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  relu: 'Relu',
  softmax: 'Softmax',
};

const inputText = 'Pixels row by row, from 0 (paper) to 1 (ink).';
const outputText = 'The output neurons of the digits 0 to 9.';

/**
 * Writes a model as an ONNX graph in float32: input `image` (images, 784), output `digits` (images, 10).
 *
 * A dense layer is a Gemm node with `layers.N.weight` (outputs, inputs) and `layers.N.bias` (outputs), a convolution a
 * Conv node with `layers.N.weight` (maps, maps before, rows, columns) and `layers.N.bias` (maps), each with a node of its
 * activation; pooling is a MaxPool node. Reshape and Flatten lead from pixels to maps, and from maps to neurons. The
 * provenance is metadata, as in safetensors. The same model always gives the same bytes.
 */
export function encodeOnnx({ network, provenance }: Model): Uint8Array<ArrayBuffer> {
  const { model, operatorSet, entry } = fields;
  return encodeMessage(
    integerField(model.irVersion, irVersion),
    bytesField(model.producerName, 'Inkling'),
    ...(provenance.appVersion ? [bytesField(model.producerVersion, provenance.appVersion)] : []),
    bytesField(model.documentation, `Reads handwritten digits of 28 x 28 pixels. ${inputText}`),
    bytesField(model.graph, encodeGraph(network)),
    bytesField(model.operatorSet, integerField(operatorSet.version, operatorSetVersion)),
    bytesField(
      model.metadata,
      encodeMessage(
        bytesField(entry.key, provenanceKey),
        bytesField(entry.value, JSON.stringify(provenance)),
      ),
    ),
  );
}

function encodeGraph(network: NetworkParameters): Uint8Array {
  const { graph } = fields;
  return encodeMessage(
    ...network.layers
      .flatMap((_, layer) => encodeNodes(network, layer))
      .map((node) => bytesField(graph.node, node)),
    bytesField(graph.name, 'digits'),
    ...encodeInitializers(network).map((tensor) => bytesField(graph.initializer, tensor)),
    bytesField(graph.input, encodeValue('image', inputNeurons, inputText)),
    bytesField(graph.output, encodeValue('digits', outputNeurons, outputText)),
  );
}

/** The nodes of a layer. */
function encodeNodes({ layers, activations }: NetworkParameters, layer: number): Uint8Array[] {
  const isLast = layer === layers.length - 1;
  const { nodes, input } = encodeInputOf(layers, layer);
  const output = isLast ? 'digits' : `layers.${layer}.activation`;
  const shape = layers[layer];
  if (shape.kind === 'pooling') return [...nodes, encodeNode('MaxPool', [input], output, windowOf(shape))];
  const weightedInput = `layers.${layer}.weighted_input`;
  const activation = isLast ? activations.output : activations.hidden;
  const inputs = [input, `layers.${layer}.weight`, `layers.${layer}.bias`];
  return [
    ...nodes,
    shape.kind === 'dense'
      ? encodeNode('Gemm', inputs, weightedInput, { transB: 1 })
      : encodeNode('Conv', inputs, weightedInput, { kernel_shape: [shape.size, shape.size] }),
    encodeNode(operators[activation], [weightedInput], output, activation === 'softmax' ? { axis: 1 } : {}),
  ];
}

/** What a layer reads, with the node that gives it the shape that the layer needs, if there must be one. */
function encodeInputOf(layers: readonly LayerShape[], layer: number): { nodes: Uint8Array[]; input: string } {
  const given = layer === 0 ? 'image' : `layers.${layer - 1}.activation`;
  const input = `layers.${layer}.input`;
  const hasMapsBefore = layer > 0 && layers[layer - 1].kind !== 'dense';
  if (layers[layer].kind === 'dense') {
    return hasMapsBefore
      ? { nodes: [encodeNode('Flatten', [given], input, { axis: 1 })], input }
      : { nodes: [], input: given };
  }
  return layer === 0
    ? { nodes: [encodeNode('Reshape', [given, imageShapeName], input, {})], input }
    : { nodes: [], input: given };
}

function windowOf({ size }: PoolingShape): Attributes {
  return { kernel_shape: [size, size], strides: [size, size] };
}

const imageShapeName = 'image.shape';

/** (images, maps, height, width) of the images, as many as there are. */
function encodeImageShape({ from }: ConvolutionShape): Uint8Array {
  const { tensor } = fields;
  const shape = [-1, from.maps, from.height, from.width];
  const view = new DataView(new ArrayBuffer(8 * shape.length));
  shape.forEach((size, index) => view.setBigInt64(8 * index, BigInt(size), true));
  return encodeMessage(
    integerField(tensor.dimensions, shape.length),
    integerField(tensor.elementType, elementTypes.int64),
    bytesField(tensor.name, imageShapeName),
    bytesField(tensor.raw, new Uint8Array(view.buffer)),
  );
}

type Attributes = Readonly<Record<string, number | readonly number[]>>;

function encodeNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes,
): Uint8Array {
  const { node, attribute } = fields;
  return encodeMessage(
    ...inputs.map((input) => bytesField(node.input, input)),
    bytesField(node.output, output),
    bytesField(node.name, output),
    bytesField(node.operator, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(
        node.attribute,
        encodeMessage(
          bytesField(attribute.name, name),
          ...(typeof value === 'number'
            ? [integerField(attribute.integer, value), integerField(attribute.kind, attributeKinds.integer)]
            : [
                ...value.map((each) => integerField(attribute.integers, each)),
                integerField(attribute.kind, attributeKinds.integers),
              ]),
        ),
      ),
    ),
  );
}

function encodeInitializers({ layers }: NetworkParameters): Uint8Array[] {
  const [first] = layers;
  return [
    ...(first.kind === 'convolution' ? [encodeImageShape(first)] : []),
    ...layers.flatMap((layer, index) =>
      layer.kind === 'pooling'
        ? []
        : [
            encodeTensor(`layers.${index}.weight`, weightShape(layer), layer.weight),
            encodeTensor(`layers.${index}.bias`, [layer.bias.length], layer.bias),
          ],
    ),
  ];
}

function encodeTensor(name: string, dimensions: readonly number[], values: Float32Array): Uint8Array {
  const { tensor } = fields;
  return encodeMessage(
    ...dimensions.map((size) => integerField(tensor.dimensions, size)),
    integerField(tensor.elementType, elementTypes.float),
    bytesField(tensor.name, name),
    bytesField(tensor.raw, littleEndian(values)),
  );
}

function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return new Uint8Array(view.buffer);
}

/** An input or output (images, size); the number of images is open. */
function encodeValue(name: string, size: number, documentation: string): Uint8Array {
  const { value, type, tensorType, shape, dimension } = fields;
  const dimensions = [bytesField(dimension.name, 'images'), integerField(dimension.size, size)];
  return encodeMessage(
    bytesField(value.name, name),
    bytesField(
      value.type,
      bytesField(
        type.tensor,
        encodeMessage(
          integerField(tensorType.elementType, elementTypes.float),
          bytesField(
            tensorType.shape,
            encodeMessage(...dimensions.map((each) => bytesField(shape.dimension, each))),
          ),
        ),
      ),
    ),
    bytesField(value.documentation, documentation),
  );
}
