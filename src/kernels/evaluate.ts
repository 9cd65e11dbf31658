import { forward } from './forward';
import { images, labels, readSequence } from './group';
import { groupImages, layerAt, layerCount } from './network';

/** Counts the correctly classified images from number `from` to `to - 1` of a split. */
export function countCorrect(split: i32, from: i32, to: i32): i32 {
  const last = layerAt(layerCount - 1);
  let correct = 0;
  for (; from < to; from += groupImages) {
    readSequence(split, from, min(groupImages, to - from));
    forward();
    for (let image = 0; image < images; image++) {
      const answer = indexOfLargest(last.activations + image * last.outputBytes, last.outputs);
      correct += i32(answer === load<i32>(labels + image * sizeof<i32>()));
    }
  }
  return correct;
}

/** Returns the first largest value. This works for z as well as a, since every output activation grows with z. */
function indexOfLargest(values: usize, count: i32): i32 {
  let best = 0;
  for (let index = 1; index < count; index++) {
    if (load<f32>(values + index * sizeof<f32>()) > load<f32>(values + best * sizeof<f32>())) best = index;
  }
  return best;
}
