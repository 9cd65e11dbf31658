import { images, records } from './group';
import { firstPair, inkAt, inkFrom, pairBytes, pairsEnd, secondInkAt, secondStepAt } from './images';
import { firstLayerScale, Layer, ownVectorsEnd, ownVectorsStart } from './network';
import { nextBlock, Row1, Row2, Row3, Row4, Row5, Row6, Row7, Row8, vectorBytes } from './rows';

type Kernel = (layer: Layer, vector: i32) => void;

const kernels: StaticArray<Kernel> = [
  (layer, vector) => gatherRows<Row1>(layer, vector),
  (layer, vector) => gatherRows<Row2>(layer, vector),
  (layer, vector) => gatherRows<Row3>(layer, vector),
  (layer, vector) => gatherRows<Row4>(layer, vector),
  (layer, vector) => gatherRows<Row5>(layer, vector),
  (layer, vector) => gatherRows<Row6>(layer, vector),
  (layer, vector) => gatherRows<Row7>(layer, vector),
  (layer, vector) => gatherRows<Row8>(layer, vector),
];

/**
 * Weighted inputs of this thread's blocks of the first layer:
 * z (images, outputs) = bias + scale * ink (images, inputs) * weight (inputs, outputs).
 */
export function gather(layer: Layer): void {
  const end = ownVectorsEnd(layer);
  for (let vector = ownVectorsStart(layer); vector < end;) {
    const width = nextBlock(layer.outputVectors - vector);
    unchecked(kernels[width - 1])(layer, vector);
    vector += width;
  }
}

/** The same for a block of columns that starts at a vector of the layer's outputs. */
function gatherRows<Row>(layer: Layer, vector: i32): void {
  const rows = layer.weight + vector * layer.inputs * vectorBytes;
  const bias = layer.bias + vector * vectorBytes;
  const scale = f32x4.splat(<f32>firstLayerScale);
  const outputBytes = layer.outputBytes;
  let output = layer.activations + vector * vectorBytes;
  for (let image = 0; image < images; image++, output += outputBytes) {
    const record = load<usize>(records + image * sizeof<usize>());
    let pair = firstPair(record);
    const end = pairsEnd(record);
    let row1 = rows;
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let sum4 = sum0;
    let sum5 = sum0;
    let sum6 = sum0;
    let sum7 = sum0;
    if (pair < end) {
      do {
        const ink0 = inkFrom(load<u8>(pair, inkAt));
        const ink1 = inkFrom(load<u8>(pair, secondInkAt));
        const row0 = row1 + <usize>load<u8>(pair) * offsetof<Row>();
        row1 = row0 + <usize>load<u8>(pair, secondStepAt) * offsetof<Row>();
        sum0 = addTwo(sum0, ink0, row0, ink1, row1);
        if (offsetof<Row>() > 16) sum1 = addTwo(sum1, ink0, row0 + 16, ink1, row1 + 16);
        if (offsetof<Row>() > 32) sum2 = addTwo(sum2, ink0, row0 + 32, ink1, row1 + 32);
        if (offsetof<Row>() > 48) sum3 = addTwo(sum3, ink0, row0 + 48, ink1, row1 + 48);
        if (offsetof<Row>() > 64) sum4 = addTwo(sum4, ink0, row0 + 64, ink1, row1 + 64);
        if (offsetof<Row>() > 80) sum5 = addTwo(sum5, ink0, row0 + 80, ink1, row1 + 80);
        if (offsetof<Row>() > 96) sum6 = addTwo(sum6, ink0, row0 + 96, ink1, row1 + 96);
        if (offsetof<Row>() > 112) sum7 = addTwo(sum7, ink0, row0 + 112, ink1, row1 + 112);
        pair += pairBytes;
      } while (pair < end);
    }
    if (offsetof<Row>() > 112) finish(output + 112, bias + 112, scale, sum7);
    if (offsetof<Row>() > 96) finish(output + 96, bias + 96, scale, sum6);
    if (offsetof<Row>() > 80) finish(output + 80, bias + 80, scale, sum5);
    if (offsetof<Row>() > 64) finish(output + 64, bias + 64, scale, sum4);
    if (offsetof<Row>() > 48) finish(output + 48, bias + 48, scale, sum3);
    if (offsetof<Row>() > 32) finish(output + 32, bias + 32, scale, sum2);
    if (offsetof<Row>() > 16) finish(output + 16, bias + 16, scale, sum1);
    finish(output, bias, scale, sum0);
  }
}

function addTwo(sum: v128, ink0: v128, row0: usize, ink1: v128, row1: usize): v128 {
  return f32x4.add(f32x4.add(sum, f32x4.mul(ink0, v128.load(row0))), f32x4.mul(ink1, v128.load(row1)));
}

function finish(output: usize, bias: usize, scale: v128, sum: v128): void {
  v128.store(output, f32x4.add(v128.load(bias), f32x4.mul(scale, sum)));
}
