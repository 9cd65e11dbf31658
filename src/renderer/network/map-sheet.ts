import type { ConvolutionLayer, LayerParameters, PoolingLayer } from '../../contract/network';

/** Pictures of one size in rows, as one picture; a pixel is one of the screen's. */
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

/** How pictures lie in a sheet, in pixels of the screen. */
interface Grid {
  mostInRow: number;
  /** From one picture to the next. */
  pitch: number;
  /** The most that a picture's side may be. */
  side: number;
}

/** From one output neuron to the next, in pixels; each has its digit below. */
export const outputPitch = 30;

const mapGrid: Grid = { mostInRow: 16, pitch: 50, side: 48 };
const neuronGrid: Grid = { mostInRow: 50, pitch: 16, side: 15 };
const outputGrid: Grid = { mostInRow: 10, pitch: outputPitch, side: outputPitch - 2 };

/** The maps of a layer: what each has found in the digit, where. */
export function sheetOfMaps({ to }: ConvolutionLayer | PoolingLayer, activations: ArrayLike<number>): Sheet {
  return layOut({ width: to.width, height: to.height, count: to.maps, values: activations }, mapGrid);
}

/** The weights of a convolution of images: the window of each of its maps, which lie as its maps do. */
export function sheetOfWindows({ to, size, weight }: ConvolutionLayer): Sheet {
  return layOut({ width: size, height: size, count: to.maps, values: weight }, mapGrid);
}

/** One window alone. */
export function sheetOfWindow({ size, weight }: ConvolutionLayer, map: number): Sheet {
  const values = weight.subarray(map * size * size, (map + 1) * size * size);
  return layOut({ width: size, height: size, count: 1, values }, { mostInRow: 1, pitch: size, side: size });
}

/** The neurons of a dense layer, each a place of its own. */
export function sheetOfNeurons(activations: ArrayLike<number>): Sheet {
  return layOut({ width: 1, height: 1, count: activations.length, values: activations }, neuronGrid);
}

/** The output neurons, in one row. */
export function sheetOfOutputs(activations: ArrayLike<number>): Sheet {
  return layOut({ width: 1, height: 1, count: activations.length, values: activations }, outputGrid);
}

/** Lays enlarged pictures in as few rows as possible, all about as long. */
function layOut({ width, height, count, values }: Pictures, { mostInRow, pitch, side }: Grid): Sheet {
  const rows = Math.ceil(count / mostInRow);
  const columns = Math.ceil(count / rows);
  const enlargement = Math.max(1, Math.floor(side / Math.max(width, height)));
  const sheet = { width: columns * pitch, height: rows * pitch };
  const placed = new Float64Array(sheet.width * sheet.height).fill(NaN);
  let scale = 0;
  for (let picture = 0, at = 0; picture < count; picture++) {
    const column = picture % columns;
    const [left, top] = [column * pitch, ((picture - column) / columns) * pitch];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const corner = (top + y * enlargement) * sheet.width + left + x * enlargement;
        for (let row = 0; row < enlargement; row++) {
          const start = corner + row * sheet.width;
          placed.fill(values[at], start, start + enlargement);
        }
        scale = Math.max(scale, Math.abs(values[at]));
      }
    }
  }
  return { ...sheet, values: placed, scale: scale || 1 };
}

/** What a layer is, in words. */
export function nameOfLayer(layer: LayerParameters, isOutput: boolean): string {
  if (layer.kind === 'dense') return `${isOutput ? 'Output' : 'Dense'}: ${layer.outputs} neurons`;
  const { maps, height, width } = layer.to;
  const made = `${maps} ${maps === 1 ? 'map' : 'maps'} of ${height} × ${width}`;
  const window = `${layer.size} × ${layer.size}`;
  return layer.kind === 'convolution'
    ? `Convolution, window ${window}: ${made}`
    : `Largest of ${window}: ${made}`;
}
