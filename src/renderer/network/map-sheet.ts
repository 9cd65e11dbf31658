import type { ConvolutionLayer, LayerParameters, PoolingLayer } from '../../contract/network';

/** Pictures of one size in rows, as one picture. */
export interface Sheet {
  width: number;
  height: number;
  /** (height, width); NaN between the pictures. */
  values: Float64Array;
  /** The largest value, whatever its sign; above 0. */
  scale: number;
}

interface Pictures {
  width: number;
  height: number;
  count: number;
  /** (count, height, width). */
  values: ArrayLike<number>;
}

/** Pixels between two pictures of a sheet. */
const gap = 1;
const mostColumns = 20;

/** The maps of a layer: what each has found in the digit, where. */
export function sheetOfMaps({ to }: ConvolutionLayer | PoolingLayer, activations: ArrayLike<number>): Sheet {
  return layOut({ width: to.width, height: to.height, count: to.maps, values: activations }, mostColumns);
}

/**
 * The windows of a convolution: the weights of each of its maps for each map before. Those of the first layer lie as its
 * maps do; those of a later one have a row for each map, and a column for each map before.
 */
export function sheetOfWindows({ from, to, size, weight }: ConvolutionLayer): Sheet {
  const pictures = { width: size, height: size, count: to.maps * from.maps, values: weight };
  return layOut(pictures, from.maps === 1 ? mostColumns : from.maps);
}

/** The neurons of a dense layer, in one row as long as a sheet is wide, and further ones below. */
export function sheetOfNeurons(activations: ArrayLike<number>): Sheet {
  return layOut({ width: 1, height: 1, count: activations.length, values: activations }, mostColumns);
}

function layOut({ width, height, count, values }: Pictures, most: number): Sheet {
  const columns = Math.min(count, most);
  const rows = Math.ceil(count / columns);
  const sheet = {
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
  };
  const placed = new Float64Array(sheet.width * sheet.height).fill(NaN);
  let scale = 0;
  for (let picture = 0, at = 0; picture < count; picture++) {
    const column = picture % columns;
    const corner = ((picture - column) / columns) * (height + gap) * sheet.width + column * (width + gap);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        placed[corner + y * sheet.width + x] = values[at];
        scale = Math.max(scale, Math.abs(values[at]));
      }
    }
  }
  return { ...sheet, values: placed, scale: scale || 1 };
}

/** What a layer is, in words. */
export function nameOfLayer(layer: LayerParameters): string {
  if (layer.kind === 'dense') return `Dense: ${layer.outputs} neurons`;
  const { maps, height, width } = layer.to;
  const made = `${maps} ${maps === 1 ? 'map' : 'maps'} of ${height} × ${width}`;
  const window = `${layer.size} × ${layer.size}`;
  return layer.kind === 'convolution'
    ? `Convolution, window ${window}: ${made}`
    : `Largest of ${window}: ${made}`;
}
