import { changeGroup } from './augment';
import { backward } from './backward';
import { Split } from './codes';
import { forwardLearning } from './forward';
import { expectGroup, imageCosts, images, labels, readGroup, takeWholeGroup } from './group';
import { moveByVelocities } from './momentum';
import { groupImages, hasVelocities, layerAt, layerCount, weightsHaveChanged } from './network';
import { outputLayer } from './output';
import { l1, l2, miniBatchSize } from './rules';
import { meet } from './threads';
import { updateVelocities, updateWeights } from './update';

/** Cost summed over the images of the current mini-batch. */
let cost: f64 = 0;

/**
 * Learns from images `order[from]` to `order[to - 1]` of an epoch of `epochImages` images; order u32 (epochImages).
 * Writes the mean cost of each completed mini-batch at `costs`, f64, and returns how many there were. Without
 * velocities a mini-batch is learned in one step: `from` and `to` must be multiples of its size, or the epoch's end.
 */
export function learn(
  order: usize,
  from: i32,
  to: i32,
  epochImages: i32,
  epoch: u32,
  learningRate: f64,
  costs: usize,
): i32 {
  const l2Step = (learningRate * l2) / epochImages;
  const l1Step = (learningRate * l1) / epochImages;
  let completed = 0;
  while (from < to) {
    const batchStart = from - (from % miniBatchSize);
    const batchEnd = min(batchStart + miniBatchSize, epochImages);
    const batchImages = batchEnd - batchStart;
    const groupEnd = min(min(from + groupImages, batchEnd), to);
    if (from === batchStart) cost = 0;
    readGroup(Split.training, order + from * sizeof<u32>(), groupEnd - from);
    expectGroup(Split.training, order + groupEnd * sizeof<u32>(), min(groupEnd - from, to - groupEnd));
    changeGroup(epoch);
    forwardLearning(epoch);
    const rate = <f32>(-learningRate / batchImages);
    outputLayer(layerAt(layerCount - 1), images, labels, rate, imageCosts);
    backward();
    meet();
    takeWholeGroup();
    addCosts();
    if (hasVelocities) updateVelocities();
    else updateWeights(1 - l2Step);
    from = groupEnd;
    const isComplete = from === batchEnd;
    if (isComplete && hasVelocities) moveByVelocities(<f32>l1Step, <f32>l2Step);
    weightsHaveChanged();
    meet();
    if (!isComplete) continue;
    store<f64>(costs + completed * sizeof<f64>(), cost / batchImages);
    completed++;
  }
  return completed;
}

function addCosts(): void {
  for (let image = 0; image < images; image++) cost += load<f64>(imageCosts + image * sizeof<f64>());
}
