import { images } from './group';
import { Layer } from './network';
import { lanes, vectorBytes } from './rows';

/** Takes the largest z (images, places, maps) of each window, and notes its place; of equals, the first one. */
export function pool(layer: Layer, before: Layer): void {
  const placeBytes = layer.placeBytes;
  let output = layer.activations;
  let winner = layer.winners;
  let input = before.activations;
  for (let image = 0; image < images; image++, input += before.outputBytes) {
    for (let place = 0; place < layer.places; place++) {
      const first = firstOfWindow(layer, place);
      for (let map = 0; map < placeBytes; map += vectorBytes) {
        poolMaps(layer, input + map, placeBytes, first, output + map, winner + map);
      }
      output += placeBytes;
      winner += placeBytes;
    }
  }
}

/** The same for a window of four maps. */
function poolMaps(
  layer: Layer,
  input: usize,
  placeBytes: i32,
  first: i32,
  output: usize,
  winner: usize,
): void {
  let largest = v128.load(input + first * placeBytes);
  let places = i32x4.splat(first);
  for (let row = 0; row < layer.size; row++) {
    for (let column = 0; column < layer.size; column++) {
      const place = first + row * layer.widthBefore + column;
      const values = v128.load(input + place * placeBytes);
      const isLarger = f32x4.gt(values, largest);
      largest = v128.bitselect(values, largest, isLarger);
      places = v128.bitselect(i32x4.splat(place), places, isLarger);
    }
  }
  v128.store(output, largest);
  v128.store(winner, places);
}

/** The place before at which the window of a place begins. */
function firstOfWindow(layer: Layer, place: i32): i32 {
  const row = place / layer.width;
  return (row * layer.widthBefore + place - row * layer.width) * layer.size;
}

/** Errors before (images, places, maps): each winner has the error of its window, and others none. */
export function sendPoolingErrorsBack(layer: Layer, before: Layer): void {
  const placeBytes = layer.placeBytes;
  memory.fill(before.errors, 0, images * before.outputBytes);
  let errorsBefore = before.errors;
  let error = layer.errors;
  let winner = layer.winners;
  for (let image = 0; image < images; image++, errorsBefore += before.outputBytes) {
    for (let place = 0; place < layer.places; place++) {
      for (let map = 0; map < layer.mapVectors * lanes; map++) {
        const at = errorsBefore + load<u32>(winner) * placeBytes + map * sizeof<f32>();
        store<f32>(at, load<f32>(error));
        error += sizeof<f32>();
        winner += sizeof<u32>();
      }
    }
  }
}
