import { HiddenActivation } from './codes';
import { leavesOut } from './dropout';
import { images } from './group';
import { addListed, addListedBlock, listError, setList } from './listed-errors';
import { isPrepared, Layer, layerAt, layerCount, setPrepared } from './network';
import { reachEnd, reachStart } from './reach';
import { lanes, nextBlock, Row1, Row2, vectorBytes, widestSums } from './rows';
import { hiddenActivation } from './rules';
import { shareEnd, shareStart } from './threads';
import {
  copyWindows,
  firstWindow,
  hasInkAt,
  spans,
  spanVectors,
  windowAt,
  windowImageStep,
  windowRowStep,
  windowStep,
} from './windows';

/*
 * A tile of sums stays in registers: two vectors, for four places on the way forward, four images on the way back, and
 * four maps' weights. So each number that is read serves two or four sums.
 */
const vectorsTogether: i32 = 2;
const placesTogether: i32 = 4;
const imagesTogether: i32 = 4;
const mapsTogether: i32 = 4;

/** A block of maps, for `convolve`: what it reads of a window, and then its weights, (inputs, block of maps). */
@unmanaged
class Block {
  /** Bytes from the start of a window to the reach of the maps. */
  from: i32 = 0;
  /** Bytes that are read in one piece, and the pieces in a span: one, or one for each place. */
  pieceBytes: i32 = 0;
  pieces: i32 = 0;
  /** Bytes from this block to the next one. */
  bytes: i32 = 0;
}

/** A listed place: address u32 of its errors | of its window. */
const placeEntryBytes: i32 = 8;
const windowAddressAt: usize = 4;

type WeighTile = (layer: Layer, window: usize, block: Block, bias: usize, output: usize) => void;

const placeTiles: StaticArray<WeighTile> = [
  (layer, window, block, bias, output) => weighTile<Row1>(layer, window, block, bias, output),
  (layer, window, block, bias, output) => weighTile<Row2>(layer, window, block, bias, output),
];
const singlePlaces: StaticArray<WeighTile> = [
  (layer, window, block, bias, output) => weighPlace<Row1>(layer, window, block, bias, output),
  (layer, window, block, bias, output) => weighPlace<Row2>(layer, window, block, bias, output),
];

type SendTile = (layer: Layer, errors: usize, weights: usize, target: usize, imageBytes: i32) => void;

const imageTiles: StaticArray<SendTile> = [
  (layer, errors, weights, target, imageBytes) => sendTile<Row1>(layer, errors, weights, target, imageBytes),
  (layer, errors, weights, target, imageBytes) => sendTile<Row2>(layer, errors, weights, target, imageBytes),
];

type AddTile = (layer: Layer, map: i32, offset: usize, target: usize, keep: f32) => void;

const mapTiles: StaticArray<AddTile> = [
  (layer, map, offset, target, keep) => addTile<Row1>(layer, map, offset, target, keep),
  (layer, map, offset, target, keep) => addTile<Row2>(layer, map, offset, target, keep),
];

/** Computes z (images, places, maps) from the maps before, or from the images; equation (125) of the book. */
export function convolve(layer: Layer, inputs: usize): void {
  if (layer.isFirst) copyWindows(layer);
  if (!isPrepared(layer)) writeBlocks(layer);
  let first = firstWindow(layer, inputs);
  let inks = layer.hasInk;
  let output = layer.activations;
  for (let image = 0; image < images; image++) {
    let block = changetype<Block>(layer.blocks);
    for (let vector = 0; vector < layer.mapVectors;) {
      const width = nextBlock(layer.mapVectors - vector, vectorsTogether);
      convolveMaps(layer, width, first, inks, block, vector * vectorBytes, output);
      block = changetype<Block>(changetype<usize>(block) + block.bytes);
      vector += width;
    }
    first += windowImageStep(layer);
    inks += layer.places;
    output += layer.outputBytes;
  }
}

/** The same for one image and a block of maps, which begins `at` bytes after the first map. */
function convolveMaps(
  layer: Layer,
  vectors: i32,
  first: usize,
  inks: usize,
  block: Block,
  at: usize,
  outputs: usize,
): void {
  const together = layer.width < placesTogether ? 1 : placesTogether;
  const kernel = unchecked((together === 1 ? singlePlaces : placeTiles)[vectors - 1]);
  const bias = layer.bias + at;
  const from = first + block.from;
  const height = layer.places / layer.width;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < layer.width; column += together) {
      // The last tile of a row begins earlier where it would not fit: some places are summed twice, to the same sums.
      const start = min(column, layer.width - together);
      const place = row * layer.width + start;
      const output = outputs + at + place * layer.placeBytes;
      if (layer.isFirst && !hasInkAt(inks + place, together))
        copyBias(layer, bias, vectors, output, together);
      else kernel(layer, from + row * windowRowStep(layer) + start * windowStep(layer), block, bias, output);
    }
  }
}

function copyBias(layer: Layer, bias: usize, vectors: i32, output: usize, count: i32): void {
  for (; count; count--, output += layer.placeBytes) memory.copy(output, bias, vectors * vectorBytes);
}

/** Sums of four windows in a row, for the maps of a block. */
function weighTile<Row>(layer: Layer, window: usize, block: Block, bias: usize, output: usize): void {
  const step = windowStep(layer);
  const pieceBytes = block.pieceBytes;
  const spanStep = windowRowStep(layer);
  const outputStep = layer.placeBytes;
  let left0 = v128.load(bias);
  let right0 = offsetof<Row>() > 16 ? v128.load(bias, 16) : left0;
  let left1 = left0;
  let right1 = right0;
  let left2 = left0;
  let right2 = right0;
  let left3 = left0;
  let right3 = right0;
  let weights = changetype<usize>(block) + offsetof<Block>();
  let rest = spans(layer);
  do {
    let piece = window;
    let pieces = block.pieces;
    do {
      let input0 = piece;
      let input1 = input0 + step;
      let input2 = input1 + step;
      let input3 = input2 + step;
      const end = input0 + pieceBytes;
      do {
        const left = v128.load(weights);
        const right = offsetof<Row>() > 16 ? v128.load(weights, 16) : left;
        let input = v128.load32_splat(input0);
        left0 = f32x4.add(left0, f32x4.mul(input, left));
        if (offsetof<Row>() > 16) right0 = f32x4.add(right0, f32x4.mul(input, right));
        input = v128.load32_splat(input1);
        left1 = f32x4.add(left1, f32x4.mul(input, left));
        if (offsetof<Row>() > 16) right1 = f32x4.add(right1, f32x4.mul(input, right));
        input = v128.load32_splat(input2);
        left2 = f32x4.add(left2, f32x4.mul(input, left));
        if (offsetof<Row>() > 16) right2 = f32x4.add(right2, f32x4.mul(input, right));
        input = v128.load32_splat(input3);
        left3 = f32x4.add(left3, f32x4.mul(input, left));
        if (offsetof<Row>() > 16) right3 = f32x4.add(right3, f32x4.mul(input, right));
        input0 += sizeof<f32>();
        input1 += sizeof<f32>();
        input2 += sizeof<f32>();
        input3 += sizeof<f32>();
        weights += offsetof<Row>();
      } while (input0 < end);
      piece += step;
    } while (--pieces);
    window += spanStep;
  } while (--rest);
  if (offsetof<Row>() > 16) {
    v128.store(output + 3 * outputStep, right3, 16);
    v128.store(output + 2 * outputStep, right2, 16);
    v128.store(output + outputStep, right1, 16);
    v128.store(output, right0, 16);
  }
  v128.store(output + 3 * outputStep, left3);
  v128.store(output + 2 * outputStep, left2);
  v128.store(output + outputStep, left1);
  v128.store(output, left0);
}

/** Sums of one window, in maps that are too narrow for a tile. */
function weighPlace<Row>(layer: Layer, window: usize, block: Block, bias: usize, output: usize): void {
  const step = windowStep(layer);
  const pieceBytes = block.pieceBytes;
  const spanStep = windowRowStep(layer);
  let left = v128.load(bias);
  let right = offsetof<Row>() > 16 ? v128.load(bias, 16) : left;
  let weights = changetype<usize>(block) + offsetof<Block>();
  let rest = spans(layer);
  do {
    let piece = window;
    let pieces = block.pieces;
    do {
      let at = piece;
      const end = at + pieceBytes;
      do {
        const input = v128.load32_splat(at);
        left = f32x4.add(left, f32x4.mul(input, v128.load(weights)));
        if (offsetof<Row>() > 16) right = f32x4.add(right, f32x4.mul(input, v128.load(weights, 16)));
        at += sizeof<f32>();
        weights += offsetof<Row>();
      } while (at < end);
      piece += step;
    } while (--pieces);
    window += spanStep;
  } while (--rest);
  if (offsetof<Row>() > 16) v128.store(output, right, 16);
  v128.store(output, left);
}

/** Writes the weights as blocks of maps, one after the other, from (maps, inputs). */
function writeBlocks(layer: Layer): void {
  let block = layer.blocks;
  for (let vector = 0; vector < layer.mapVectors;) {
    const width = nextBlock(layer.mapVectors - vector, vectorsTogether);
    block += writeBlock(layer, vector, width, changetype<Block>(block));
    vector += width;
  }
  setPrepared(layer);
}

/** Writes a block of vectors of maps; returns its bytes. */
function writeBlock(layer: Layer, vector: i32, width: i32, block: Block): i32 {
  const rowBytes = layer.inputVectors * vectorBytes;
  const placeBytes = layer.isFirst ? rowBytes : windowStep(layer);
  const rows = layer.weight + vector * lanes * rowBytes;
  const from = reachStart(rows, width * lanes, rowBytes, placeBytes);
  const to = reachEnd(rows, width * lanes, rowBytes, placeBytes, from);
  const isWhole = to - from === placeBytes;
  block.from = from;
  block.pieceBytes = isWhole ? spanVectors(layer) * vectorBytes : to - from;
  block.pieces = isWhole || layer.isFirst ? 1 : layer.size;
  const step = width * vectorBytes;
  let target = changetype<usize>(block) + offsetof<Block>();
  for (let place = 0; place < rowBytes; place += placeBytes) {
    for (let at = place + from; at < place + to; at += vectorBytes, target += lanes * step) {
      for (let part = 0; part < width; part++) {
        transpose(rows + part * lanes * rowBytes + at, rowBytes, target + part * vectorBytes, step);
      }
    }
  }
  block.bytes = <i32>(target - changetype<usize>(block));
  return block.bytes;
}

/** Writes the columns of four vectors, `rowBytes` apart, as vectors `step` bytes apart. */
function transpose(row: usize, rowBytes: usize, target: usize, step: usize): void {
  const a = v128.load(row);
  const b = v128.load(row + rowBytes);
  const c = v128.load(row + 2 * rowBytes);
  const d = v128.load(row + 3 * rowBytes);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abEnd = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdEnd = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(target + step, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(target + 2 * step, v128.shuffle<f32>(abEnd, cdEnd, 0, 1, 4, 5));
  v128.store(target + 3 * step, v128.shuffle<f32>(abEnd, cdEnd, 2, 3, 6, 7));
}

/**
 * This thread's share of weights or velocities (maps, inputs) = keep * target + errors times windows; (BP4). Where
 * pooling follows, only the winners of layer `index` + 1 have errors.
 */
export function addConvolution(layer: Layer, index: i32, inputs: usize, target: usize, keep: f32): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  const first = firstWindow(layer, inputs);
  const end = shareEnd(layer.outputs);
  let map = shareStart(layer.outputs);
  target += map * rowBytes;
  if (hasAllErrors(layer, index)) {
    listPlaces(layer, first);
    for (; map + mapsTogether <= end; map += mapsTogether, target += mapsTogether * rowBytes) {
      addMaps(layer, map, target, keep);
    }
  }
  const spanBytes = spanVectors(layer) * vectorBytes;
  for (; map < end; map++, target += rowBytes) {
    listErrors(layer, index, first, map);
    let offset: usize = 0;
    for (let span = target; span < target + rowBytes; span += spanBytes, offset += windowRowStep(layer)) {
      addListed(offset, span, spanVectors(layer), keep);
    }
  }
}

/** Whether hardly an error can be 0, so that listing those that are not would only cost time. */
function hasAllErrors(layer: Layer, index: i32): bool {
  const isSparse = hiddenActivation === HiddenActivation.relu || leavesOut();
  return !isSparse && !layer.isFirst && layerWithErrors(layer, index) === layer;
}

/** Lists all places of the group: addresses u32 of their errors and of their windows. */
function listPlaces(layer: Layer, first: usize): void {
  let errors = layer.errors;
  let entry = layer.entries;
  for (let image = 0; image < images; image++, first += windowImageStep(layer)) {
    for (let place = 0; place < layer.places; place++, errors += layer.placeBytes, entry += placeEntryBytes) {
      store<usize>(entry, errors);
      store<usize>(entry, windowAt(layer, first, place), windowAddressAt);
    }
  }
}

/** The same as `addConvolution` for maps that are summed together, over all listed places. */
function addMaps(layer: Layer, map: i32, target: usize, keep: f32): void {
  const spanBytes = spanVectors(layer) * vectorBytes;
  let offset: usize = 0;
  for (let rest = spans(layer); rest; rest--, target += spanBytes, offset += windowRowStep(layer)) {
    for (let vector = 0; vector < spanVectors(layer);) {
      const width = nextBlock(spanVectors(layer) - vector, vectorsTogether);
      const at = vector * vectorBytes;
      unchecked(mapTiles[width - 1])(layer, map, offset + at, target + at, keep);
      vector += width;
    }
  }
}

/** The same for some vectors of the windows. */
function addTile<Row>(layer: Layer, map: i32, offset: usize, target: usize, keep: f32): void {
  const errorOffset = map * sizeof<f32>();
  const target1 = target + layer.inputVectors * vectorBytes;
  const target2 = target1 + layer.inputVectors * vectorBytes;
  const target3 = target2 + layer.inputVectors * vectorBytes;
  const factor = f32x4.splat(keep);
  let left0 = f32x4.mul(factor, v128.load(target));
  let left1 = f32x4.mul(factor, v128.load(target1));
  let left2 = f32x4.mul(factor, v128.load(target2));
  let left3 = f32x4.mul(factor, v128.load(target3));
  let right0 = offsetof<Row>() > 16 ? f32x4.mul(factor, v128.load(target, 16)) : left0;
  let right1 = offsetof<Row>() > 16 ? f32x4.mul(factor, v128.load(target1, 16)) : left1;
  let right2 = offsetof<Row>() > 16 ? f32x4.mul(factor, v128.load(target2, 16)) : left2;
  let right3 = offsetof<Row>() > 16 ? f32x4.mul(factor, v128.load(target3, 16)) : left3;
  let entry = layer.entries;
  const end = entry + images * layer.places * placeEntryBytes;
  do {
    const errors = load<usize>(entry) + errorOffset;
    const window = load<usize>(entry, windowAddressAt) + offset;
    const left = v128.load(window);
    const right = offsetof<Row>() > 16 ? v128.load(window, 16) : left;
    let error = v128.load32_splat(errors);
    left0 = f32x4.add(left0, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right0 = f32x4.add(right0, f32x4.mul(error, right));
    error = v128.load32_splat(errors, 4);
    left1 = f32x4.add(left1, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right1 = f32x4.add(right1, f32x4.mul(error, right));
    error = v128.load32_splat(errors, 8);
    left2 = f32x4.add(left2, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right2 = f32x4.add(right2, f32x4.mul(error, right));
    error = v128.load32_splat(errors, 12);
    left3 = f32x4.add(left3, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right3 = f32x4.add(right3, f32x4.mul(error, right));
    entry += placeEntryBytes;
  } while (entry < end);
  if (offsetof<Row>() > 16) {
    v128.store(target3, right3, 16);
    v128.store(target2, right2, 16);
    v128.store(target1, right1, 16);
    v128.store(target, right0, 16);
  }
  v128.store(target3, left3);
  v128.store(target2, left2);
  v128.store(target1, left1);
  v128.store(target, left0);
}

/** The layer that has the errors of a convolution: itself, or the pooling that follows. */
export function layerWithErrors(layer: Layer, index: i32): Layer {
  if (index + 1 === layerCount) return layer;
  const next = layerAt(index + 1);
  return next.isPooling ? next : layer;
}

/** Lists the errors of a map, each with its window. */
function listErrors(layer: Layer, index: i32, first: usize, map: i32): void {
  const source = layerWithErrors(layer, index);
  const isPooled = source.isPooling;
  const step = source.placeBytes;
  let error = source.errors + map * sizeof<f32>();
  let winner = source.winners + map * sizeof<u32>();
  let inks = layer.hasInk;
  let entry = layer.entries;
  for (let image = 0; image < images; image++) {
    for (let place = 0; place < source.places; place++, error += step, winner += step) {
      const from = isPooled ? load<i32>(winner) : place;
      const counts = !layer.isFirst || load<u8>(inks + from) !== 0;
      entry = listError(entry, load<f32>(error), windowAt(layer, first, from), counts);
    }
    first += windowImageStep(layer);
    inks += layer.places;
  }
  setList(layer.entries, entry);
}

/** Errors before (images, places, maps) = the sum of each error times its weights, over the windows; (BP2). */
export function sendConvolutionErrorsBack(layer: Layer, index: i32, before: Layer): void {
  memory.fill(before.errors, 0, images * before.outputBytes);
  const rows = layer.places / layer.width;
  const together = hasAllErrors(layer, index) ? imagesTogether : 1;
  let errors = layer.errors;
  let target = before.errors;
  let rest = images;
  while (rest > 0) {
    const count = rest < together ? 1 : together;
    for (let row = 0; row < rows; row++) {
      const errorsOfRow = errors + row * layer.width * layer.placeBytes;
      const windows = target + row * windowRowStep(layer);
      if (count === 1) sendRowBack(layer, errorsOfRow, windows);
      else sendRowsBack(layer, errorsOfRow, windows, before.outputBytes);
    }
    errors += count * layer.outputBytes;
    target += count * before.outputBytes;
    rest -= count;
  }
}

/**
 * Adds the errors of a row of places, times their weights, to the windows. A block of the weights serves all places of the
 * row before the next one is read: all weights together do not fit into the first cache. The last blocks come first, so
 * that each error before is summed up from place to place.
 */
function sendRowBack(layer: Layer, errors: usize, windows: usize): void {
  listRow(layer, errors);
  const spanBytes = spanVectors(layer) * vectorBytes;
  let offset: usize = 0;
  for (let rest = spans(layer); rest; rest--, windows += windowRowStep(layer), offset += spanBytes) {
    for (let end = spanVectors(layer); end > 0;) {
      const width = nextBlock(end, widestSums);
      end -= width;
      const at = end * vectorBytes;
      let target = windows + at;
      let list = layer.entries;
      for (let column = 0; column < layer.width; column++, target += windowStep(layer)) {
        const listEnd = load<usize>(layer.listEnds + column * sizeof<usize>());
        setList(list, listEnd);
        addListedBlock(offset + at, target, width, 1);
        list = listEnd;
      }
    }
  }
}

/** The same for the same row of several images, with all errors; to the same sums. */
function sendRowsBack(layer: Layer, errors: usize, windows: usize, imageBytes: i32): void {
  const spanBytes = spanVectors(layer) * vectorBytes;
  let weights = layer.weight;
  for (let rest = spans(layer); rest; rest--, windows += windowRowStep(layer), weights += spanBytes) {
    for (let end = spanVectors(layer); end > 0;) {
      const width = nextBlock(end, vectorsTogether);
      end -= width;
      const at = end * vectorBytes;
      const kernel = unchecked(imageTiles[width - 1]);
      let error = errors;
      let target = windows + at;
      for (let column = 0; column < layer.width; column++) {
        kernel(layer, error, weights + at, target, imageBytes);
        error += layer.placeBytes;
        target += windowStep(layer);
      }
    }
  }
}

/** The same for a place and some vectors of its window. */
function sendTile<Row>(layer: Layer, errors: usize, weights: usize, target: usize, imageBytes: i32): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  const errorBytes = layer.outputBytes;
  const target1 = target + imageBytes;
  const target2 = target1 + imageBytes;
  const target3 = target2 + imageBytes;
  let left0 = v128.load(target);
  let left1 = v128.load(target1);
  let left2 = v128.load(target2);
  let left3 = v128.load(target3);
  let right0 = offsetof<Row>() > 16 ? v128.load(target, 16) : left0;
  let right1 = offsetof<Row>() > 16 ? v128.load(target1, 16) : left1;
  let right2 = offsetof<Row>() > 16 ? v128.load(target2, 16) : left2;
  let right3 = offsetof<Row>() > 16 ? v128.load(target3, 16) : left3;
  const end = errors + layer.outputs * sizeof<f32>();
  let errors1 = errors + errorBytes;
  let errors2 = errors1 + errorBytes;
  let errors3 = errors2 + errorBytes;
  do {
    const left = v128.load(weights);
    const right = offsetof<Row>() > 16 ? v128.load(weights, 16) : left;
    let error = v128.load32_splat(errors);
    left0 = f32x4.add(left0, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right0 = f32x4.add(right0, f32x4.mul(error, right));
    error = v128.load32_splat(errors1);
    left1 = f32x4.add(left1, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right1 = f32x4.add(right1, f32x4.mul(error, right));
    error = v128.load32_splat(errors2);
    left2 = f32x4.add(left2, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right2 = f32x4.add(right2, f32x4.mul(error, right));
    error = v128.load32_splat(errors3);
    left3 = f32x4.add(left3, f32x4.mul(error, left));
    if (offsetof<Row>() > 16) right3 = f32x4.add(right3, f32x4.mul(error, right));
    errors += sizeof<f32>();
    errors1 += sizeof<f32>();
    errors2 += sizeof<f32>();
    errors3 += sizeof<f32>();
    weights += rowBytes;
  } while (errors < end);
  if (offsetof<Row>() > 16) {
    v128.store(target3, right3, 16);
    v128.store(target2, right2, 16);
    v128.store(target1, right1, 16);
    v128.store(target, right0, 16);
  }
  v128.store(target3, left3);
  v128.store(target2, left2);
  v128.store(target1, left1);
  v128.store(target, left0);
}

/** Lists the errors of a row of places, place by place, each with the weights of its map. */
function listRow(layer: Layer, errors: usize): void {
  const rowBytes = layer.inputVectors * vectorBytes;
  let entry = layer.entries;
  for (let column = 0; column < layer.width; column++, errors += layer.placeBytes) {
    for (let map = 0; map < layer.mapVectors * lanes; map += lanes) {
      const at = errors + map * sizeof<f32>();
      let rest = i32x4.bitmask(f32x4.ne(v128.load(at), f32x4.splat(0)));
      for (; rest; rest &= rest - 1) {
        const lane = ctz(rest);
        const weights = layer.weight + (map + lane) * rowBytes;
        entry = listError(entry, load<f32>(at + lane * sizeof<f32>()), weights, true);
      }
    }
    store<usize>(layer.listEnds + column * sizeof<usize>(), entry);
  }
}
