/** How the neurons of a layer are shown. */
export type LayerKind =
  /** Their weights onto the pixels as pictures. */
  | 'pictures'
  /** Boxes that their activation fills. */
  | 'boxes'
  /** Squares as large as what the neurons contribute to the answer: more than a hundred of them. */
  | 'grid';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the neurons of a layer are. */
export interface LayerLayout {
  kind: LayerKind;
  /** In the order of the neurons, row by row. */
  boxes: Box[];
  /** Where the lines from each neuron run down, past the rows below it. */
  exits: number[];
  perRow: number;
  bottom: number;
}

/** Where everything of a network's picture is, in pixels; it depends on the network's shape and the room alone. */
export interface NetworkLayout {
  width: number;
  height: number;
  /** The digit that the network reads. */
  picture: Box;
  /** The hidden layers; without any, the output layer by its weights. */
  layers: LayerLayout[];
  outputs: Box[];
  /** Place of the output layer among the layers after the input. */
  outputLayer: number;
  /** Lines shown between two layers. */
  lines: number;
}

/** Layers of more neurons than this are shown as a grid. */
export const mostPictures = 100;
/** Of the weight pictures, in pixels. */
const sizes = { least: 24, most: 64 };
/** Below a weight picture: its bar, and the way to the next row. */
const belowPicture = 20;
/** Below an output's bar: its digit and its activation. */
const belowOutput = 40;
/** A picture of less width has shorter captions, in pixels. */
export const narrowWidth = 600;
/** Of what is clicked, in pixels. */
const leastTarget = 24;
/** Share of the distance between two neurons that a neuron takes. */
const fill = 0.87;

/** Lays out a network with these layer sizes, the input and the outputs included. */
export function layOutNetwork(layerSizes: readonly number[], width: number): NetworkLayout {
  const side = Math.round(clamp(width * 0.125, 72, 220));
  const left = side + (width < narrowWidth ? 24 : 46);
  const room: Room = { left, width: width - left, space: Math.round(clamp(width * 0.1, 72, 220)) };
  const top = 24;
  const layers: LayerLayout[] = [];
  const hidden = layerSizes.slice(1, -1);
  let y = top;
  for (const [index, count] of hidden.entries()) {
    const layer = layOutLayer(kindOf(index, count), count, y, room);
    layers.push(layer);
    y = layer.bottom + room.space;
  }
  const outputCount = layerSizes[layerSizes.length - 1];
  if (hidden.length === 0) {
    const pictures = layOutOutputPictures(outputCount, y, room);
    layers.push(pictures);
    y = pictures.bottom + 12;
  } else y = Math.max(y, top + side + 24);
  const outputs = columns(outputCount, room).map((centre): Box => {
    const barWidth = Math.round(clamp(room.width * 0.032, 14, 36));
    return {
      x: centre - barWidth / 2,
      y,
      width: barWidth,
      height: Math.round(clamp(width * 0.065, 44, 128)),
    };
  });
  const legend = hidden.length === 0 ? 50 : 0;
  const height = Math.max(outputs[0].y + outputs[0].height + belowOutput, top + side + legend);
  const lines = Math.round(clamp(width / 34, 16, 56));
  const picture = { x: 0, y: top, width: side, height: side };
  return { width, height, picture, layers, outputs, outputLayer: hidden.length, lines };
}

/** Where the layers go: their left edge and width, and the space for lines between them. */
interface Room {
  left: number;
  width: number;
  space: number;
}

function kindOf(index: number, count: number): LayerKind {
  if (count > mostPictures) return 'grid';
  return index === 0 ? 'pictures' : 'boxes';
}

/** The middles of equally wide columns. */
function columns(count: number, { left, width }: Room): number[] {
  return Array.from({ length: count }, (_, index) => left + ((index + 0.5) * width) / count);
}

function layOutLayer(kind: LayerKind, count: number, y: number, room: Room): LayerLayout {
  if (kind === 'grid') return layOutGrid(count, y, room);
  if (kind === 'boxes') return layOutBoxes(count, y, room);
  const most = clamp(room.width / 18, sizes.least, sizes.most);
  const { size, rows } = arrange(count, room.width, { most, below: belowPicture, height: room.width * 0.4 });
  const perRow = Math.ceil(count / rows);
  // With two rows, the upper one's lines run between the pictures of the lower one.
  const isStaggered = rows === 2;
  const pitch = room.width / (perRow + (isStaggered ? 0.5 : 0));
  const boxes: Box[] = [];
  const exits: number[] = [];
  for (let index = 0; index < count; index++) {
    const row = Math.floor(index / perRow);
    const centre = room.left + pitch * ((index % perRow) + 0.5 + (isStaggered && row === 1 ? 0.5 : 0));
    boxes.push({ x: centre - size / 2, y: y + row * (size + belowPicture), width: size, height: size });
    exits.push(
      rows > 2 && row < rows - 1 ? centre + (index % perRow === perRow - 1 ? -pitch : pitch) / 2 : centre,
    );
  }
  return {
    kind: 'pictures',
    boxes,
    exits,
    perRow,
    bottom: y + rows * (size + belowPicture) - belowPicture + 8,
  };
}

/** Finds the number of rows with the largest pictures that are no higher than `height`; few rows where that is equal. */
function arrange(
  count: number,
  width: number,
  limits: { most: number; below: number; height: number },
): { size: number; rows: number } {
  let best = { size: 0, rows: 1 };
  for (let rows = 1; rows <= count; rows++) {
    const perRow = Math.ceil(count / rows) + (rows === 2 ? 0.5 : 0);
    const size = Math.floor(Math.min(limits.most, (fill * width) / perRow));
    if (rows > 2 && rows * (size + limits.below) > Math.max(limits.height, 200)) break;
    if (size > best.size) best = { size, rows };
  }
  return best;
}

function layOutBoxes(count: number, y: number, room: Room): LayerLayout {
  const perRow = Math.min(count, 50);
  const width = Math.floor(clamp((0.7 * room.width) / perRow, 4, 22));
  const height = Math.round(clamp(room.width * 0.04, 24, 44));
  return rowsOf('boxes', { count, perRow, y, room }, { width, height, below: 8 });
}

function layOutGrid(count: number, y: number, room: Room): LayerLayout {
  const area = room.width * clamp(room.width * 0.22, 120, 320);
  const size = Math.floor(clamp(Math.sqrt(area / count), 6, 28));
  const perRow = Math.min(count, Math.floor(room.width / size));
  return rowsOf('grid', { count, perRow, y, room }, { width: size, height: size, below: 0 });
}

/** The output layer by its weights: a picture above each bar. */
function layOutOutputPictures(count: number, y: number, room: Room): LayerLayout {
  const size = Math.floor(Math.min(120, (fill * room.width) / count));
  const place = { count, perRow: count, y, room };
  return rowsOf('pictures', place, { width: size, height: size, below: 0 });
}

function rowsOf(
  kind: LayerKind,
  { count, perRow, y, room }: { count: number; perRow: number; y: number; room: Room },
  { width, height, below }: { width: number; height: number; below: number },
): LayerLayout {
  const centres = columns(perRow, room);
  const boxes = Array.from({ length: count }, (_, index): Box => {
    const row = Math.floor(index / perRow);
    return { x: centres[index % perRow] - width / 2, y: y + row * (height + below), width, height };
  });
  const bottom = y + Math.ceil(count / perRow) * (height + below) - below;
  return { kind, boxes, exits: boxes.map((box) => box.x + width / 2), perRow, bottom };
}

/** Which neuron of which layer is at a place; null where there is none. */
export function neuronAt(
  { layers, outputs, outputLayer }: NetworkLayout,
  x: number,
  y: number,
): { layer: number; neuron: number } | null {
  for (const [layer, { boxes }] of layers.entries()) {
    const neuron = boxes.findIndex((box) => isInside(box, x, y));
    if (neuron !== -1) return { layer, neuron };
  }
  const output = outputs.findIndex((box) => isInside(withDigit(box), x, y));
  return output === -1 ? null : { layer: outputLayer, neuron: output };
}

/** An output's bar and what is written below it. */
function withDigit({ x, y, width, height }: Box): Box {
  const besides = Math.max(0, (leastTarget - width) / 2);
  return { x: x - besides, y, width: width + 2 * besides, height: height + belowOutput };
}

function isInside(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
