import { images } from './group';
import { Layer, layerAt, layerCount } from './network';
import { multiply, Product } from './product';
import { vectorBytes } from './rows';

const product = changetype<Product>(memory.data(offsetof<Product>()));

/** Propagates the last layer's errors back to the first; equation (BP2) of the book. */
export function backward(): void {
  for (let index = layerCount - 1; index > 0; index--) {
    const before = layerAt(index - 1);
    sumErrors(layerAt(index), before.errors);
    multiplyBySlopes(before);
  }
}

/** Errors before (images, inputs) = errors (images, outputs) * weight (outputs, inputs). */
function sumErrors(layer: Layer, errorsBefore: usize): void {
  product.rows = images;
  product.depth = layer.outputs;
  product.vectors = layer.inputVectors;
  product.keep = 0;
  product.result = errorsBefore;
  product.left = layer.errors;
  product.leftRowBytes = layer.outputBytes;
  product.leftColumnBytes = sizeof<f32>();
  product.right = layer.weight;
  multiply(product);
}

function multiplyBySlopes(layer: Layer): void {
  const end = layer.errors + images * layer.outputBytes;
  for (
    let error = layer.errors, slope = layer.slopes;
    error < end;
    error += vectorBytes, slope += vectorBytes
  ) {
    v128.store(error, f32x4.mul(v128.load(error), v128.load(slope)));
  }
}
