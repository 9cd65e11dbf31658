import { sendConvolutionErrorsBack } from './convolution';
import { sendDenseErrorsBack } from './dense';
import { images } from './group';
import { Layer, layerAt, layerCount } from './network';
import { sendPoolingErrorsBack } from './pooling';
import { vectorBytes } from './rows';

/** Propagates the last layer's errors back to the first; equation (BP2) of the book. */
export function backward(): void {
  for (let index = layerCount - 1; index > 0; index--) {
    const layer = layerAt(index);
    const before = layerAt(index - 1);
    if (layer.isPooling) {
      // A first layer takes the winners' errors from the pooling itself.
      if (index > 1) sendPoolingErrorsBack(layer, before);
      continue;
    }
    if (layer.isConvolution) sendConvolutionErrorsBack(layer, index, before);
    else sendDenseErrorsBack(layer, before.errors);
    multiplyBySlopes(before);
  }
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
