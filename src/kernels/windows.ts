import { images, records } from './group';
import { firstPair, inkAt, inkFrom, pairBytes, pairsEnd, secondInkAt, secondStepAt } from './images';
import { Layer } from './network';
import { vectorBytes } from './rows';

/*
 * A convolution reads windows: `spans` of contiguous numbers, one for each row of the window. In maps, windows overlap,
 * and a span has all maps of a row's places. The windows of an image are copied one by one, into one span each: so they
 * are as contiguous as those of maps, and a window without ink can be passed over.
 */

export function spans(layer: Layer): i32 {
  return layer.isFirst ? 1 : layer.size;
}

export function spanVectors(layer: Layer): i32 {
  return layer.inputVectors / spans(layer);
}

/** Bytes from one window, and from one row of windows, to the next. */
export function windowStep(layer: Layer): i32 {
  return (layer.isFirst ? layer.inputVectors : spanVectors(layer) / layer.size) * vectorBytes;
}

export function windowRowStep(layer: Layer): i32 {
  return windowStep(layer) * (layer.isFirst ? layer.width : layer.widthBefore);
}

/** Bytes from one image's windows to the next one's. */
export function windowImageStep(layer: Layer): i32 {
  return layer.isFirst ? layer.windowImageBytes : windowStep(layer) * layer.placesBefore;
}

/** Address of an image's window at a place, given that of its first window. */
export function windowAt(layer: Layer, first: usize, place: i32): usize {
  const row = place / layer.width;
  return first + row * windowRowStep(layer) + (place - row * layer.width) * windowStep(layer);
}

/** Address of the first window of the group. */
export function firstWindow(layer: Layer, inputs: usize): usize {
  return layer.isFirst ? layer.windows : inputs;
}

/** Copies the windows of the group's images, and notes which have ink. */
export function copyWindows(layer: Layer): void {
  let first = layer.windows;
  let inks = layer.hasInk;
  const bytes = layer.inputVectors * vectorBytes;
  const height = layer.places / layer.width;
  for (let image = 0; image < images; image++) {
    drawPixels(layer, load<usize>(records + image * sizeof<usize>()));
    let window = first;
    for (let row = 0; row < height; row++) {
      let corner = layer.pixels + row * layer.widthBefore * sizeof<f32>();
      for (let column = 0; column < layer.width; column++, corner += sizeof<f32>(), window += bytes) {
        store<u8>(inks++, u8(copyWindow(layer, corner, window)));
      }
    }
    first += windowImageStep(layer);
  }
}

/** Writes the pixels of a record as (height, width). */
function drawPixels(layer: Layer, record: usize): void {
  memory.fill(layer.pixels, 0, layer.placesBefore * sizeof<f32>());
  let pixel = layer.pixels;
  for (let pair = firstPair(record); pair < pairsEnd(record); pair += pairBytes) {
    pixel = addInk(pixel + <usize>load<u8>(pair) * sizeof<f32>(), load<u8>(pair, inkAt));
    pixel = addInk(pixel + <usize>load<u8>(pair, secondStepAt) * sizeof<f32>(), load<u8>(pair, secondInkAt));
  }
}

/** Adds instead of setting, since the padding pixel after an odd number has the address of the last one. */
function addInk(pixel: usize, ink: u8): usize {
  store<f32>(pixel, load<f32>(pixel) + f32x4.extract_lane(inkFrom(ink), 0));
  return pixel;
}

/** Copies a window of an image row by row; returns whether it has ink. */
function copyWindow(layer: Layer, corner: usize, window: usize): bool {
  const rowBytes = layer.size * <i32>sizeof<f32>();
  const end = window + layer.inputVectors * vectorBytes;
  for (let row = 0; row < layer.size; row++) {
    for (let at = 0; at < rowBytes; at += vectorBytes) {
      v128.store(window + at, v128.load(corner + at));
    }
    window += rowBytes;
    corner += layer.widthBefore * sizeof<f32>();
  }
  for (; window < end; window += sizeof<f32>()) store<f32>(window, 0);
  let ink = i32x4.splat(0);
  for (window = end - layer.inputVectors * vectorBytes; window < end; window += vectorBytes) {
    ink = v128.or(ink, v128.load(window));
  }
  return v128.any_true(ink);
}

/** Whether one of so many windows has ink, one or four; `inks`: address of the first one's note. */
export function hasInkAt(inks: usize, count: i32): bool {
  return count === 1 ? load<u8>(inks) !== 0 : load<u32>(inks) !== 0;
}
