import { images, records } from './group';
import { firstPair, inkAt, inkFrom, pairBytes, pairsEnd, secondInkAt, secondStepAt } from './images';
import { Layer, ownVectorsEnd, ownVectorsStart } from './network';
import { nextBlock, Row1, Row2, Row3, Row4, Row5, Row6, Row7, Row8, vectorBytes } from './rows';

type Kernel = (layer: Layer, vector: i32, target: usize, scale: f32) => void;

const kernels: StaticArray<Kernel> = [
  (layer, vector, target, scale) => scatterRows<Row1>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row2>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row3>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row4>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row5>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row6>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row7>(layer, vector, target, scale),
  (layer, vector, target, scale) => scatterRows<Row8>(layer, vector, target, scale),
];

/**
 * Adds the gradient of a group to this thread's blocks of a target with the shape of the first layer's weights; equation (BP4) of the book:
 * target (inputs, outputs) += scale * ink (images, inputs) transposed * errors (images, outputs).
 */
export function scatter(layer: Layer, target: usize, scale: f32): void {
  const end = ownVectorsEnd(layer);
  for (let vector = ownVectorsStart(layer); vector < end;) {
    const width = nextBlock(layer.outputVectors - vector);
    unchecked(kernels[width - 1])(layer, vector, target, scale);
    vector += width;
  }
}

/** The same for a block of columns that starts at a vector of the layer's outputs. */
function scatterRows<Row>(layer: Layer, vector: i32, target: usize, factor: f32): void {
  const rows = target + vector * layer.inputs * vectorBytes;
  const scale = f32x4.splat(factor);
  const errorBytes = layer.outputBytes;
  let error = layer.errors + vector * vectorBytes;
  for (let image = 0; image < images; image++, error += errorBytes) {
    const record = load<usize>(records + image * sizeof<usize>());
    let pair = firstPair(record);
    const end = pairsEnd(record);
    let row1 = rows;
    const error0 = f32x4.mul(scale, v128.load(error));
    const error1 = offsetof<Row>() > 16 ? f32x4.mul(scale, v128.load(error, 16)) : error0;
    const error2 = offsetof<Row>() > 32 ? f32x4.mul(scale, v128.load(error, 32)) : error0;
    const error3 = offsetof<Row>() > 48 ? f32x4.mul(scale, v128.load(error, 48)) : error0;
    const error4 = offsetof<Row>() > 64 ? f32x4.mul(scale, v128.load(error, 64)) : error0;
    const error5 = offsetof<Row>() > 80 ? f32x4.mul(scale, v128.load(error, 80)) : error0;
    const error6 = offsetof<Row>() > 96 ? f32x4.mul(scale, v128.load(error, 96)) : error0;
    const error7 = offsetof<Row>() > 112 ? f32x4.mul(scale, v128.load(error, 112)) : error0;
    if (pair < end) {
      do {
        const ink0 = inkFrom(load<u8>(pair, inkAt));
        const ink1 = inkFrom(load<u8>(pair, secondInkAt));
        const row0 = row1 + <usize>load<u8>(pair) * offsetof<Row>();
        row1 = row0 + <usize>load<u8>(pair, secondStepAt) * offsetof<Row>();
        addToTwo(row0, ink0, row1, ink1, error0);
        if (offsetof<Row>() > 16) addToTwo(row0 + 16, ink0, row1 + 16, ink1, error1);
        if (offsetof<Row>() > 32) addToTwo(row0 + 32, ink0, row1 + 32, ink1, error2);
        if (offsetof<Row>() > 48) addToTwo(row0 + 48, ink0, row1 + 48, ink1, error3);
        if (offsetof<Row>() > 64) addToTwo(row0 + 64, ink0, row1 + 64, ink1, error4);
        if (offsetof<Row>() > 80) addToTwo(row0 + 80, ink0, row1 + 80, ink1, error5);
        if (offsetof<Row>() > 96) addToTwo(row0 + 96, ink0, row1 + 96, ink1, error6);
        if (offsetof<Row>() > 112) addToTwo(row0 + 112, ink0, row1 + 112, ink1, error7);
        pair += pairBytes;
      } while (pair < end);
    }
  }
}

/** Adds to one row after the other, since the padding pixel after an odd number may be the same as the other pixel. */
function addToTwo(row0: usize, ink0: v128, row1: usize, ink1: v128, error: v128): void {
  v128.store(row0, f32x4.add(v128.load(row0), f32x4.mul(ink0, error)));
  v128.store(row1, f32x4.add(v128.load(row1), f32x4.mul(ink1, error)));
}
