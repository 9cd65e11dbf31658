import { maximumThreads } from './codes';
import { forward } from './forward';
import { images, labels, readSequence } from './group';
import { groupImages, layerAt, layerCount } from './network';
import { meet, thread, threads } from './threads';

/** u32 (threads): images that each of them has found correct. */
const counts = memory.data(maximumThreads * sizeof<i32>());

/** Counts the correctly classified images from number `from` to `to - 1` of a split, those of all threads. */
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
    // The next group may be cut at another image.
    meet();
  }
  store<i32>(counts + thread * sizeof<i32>(), correct);
  meet();
  let sum = 0;
  for (let other = 0; other < threads; other++) sum += load<i32>(counts + other * sizeof<i32>());
  return sum;
}

/** Puts image number `image` of a split through the network, on one thread; returns the address of z f32 (outputs). */
export function weighOutputs(split: i32, image: i32): usize {
  readSequence(split, image, 1);
  forward();
  return layerAt(layerCount - 1).activations;
}

/** Address of the activations f32 (neurons) of a hidden layer that is dense, of the image that was weighed last. */
export function activationsOf(layer: i32): usize {
  return layerAt(layer).activations;
}

/** Returns the first largest value. This works for z as well as a, since every output activation grows with z. */
function indexOfLargest(values: usize, count: i32): i32 {
  let best = 0;
  for (let index = 1; index < count; index++) {
    if (load<f32>(values + index * sizeof<f32>()) > load<f32>(values + best * sizeof<f32>())) best = index;
  }
  return best;
}
