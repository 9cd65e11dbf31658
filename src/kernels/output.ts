import { clearTails, sigmoids } from './activations';
import { exponentials, largestExponent, naturalLogarithm } from './elementary';
import { Layer } from './network';
import { lanes, vectorBytes } from './rows';
import { hasCrossEntropy, hasSoftmax } from './rules';

/**
 * Turns z (images, outputs) of the last layer into a, and writes rate * dC/dz into its errors.
 * `labels` u32 (images). Writes the costs C f64 (images); the formulas are those of engine/network/costs.ts.
 */
export function outputLayer(layer: Layer, images: i32, labels: usize, rate: f32, costs: usize): void {
  if (hasSoftmax) {
    softmaxOutputLayer(layer, images, labels, rate, costs);
    return;
  }
  if (hasCrossEntropy) crossEntropyOfSigmoid(layer, images, labels, costs);
  sigmoids(layer.activations, images * layer.outputVectors);
  clearTails(layer, layer.activations, images);
  subtractTargets(layer, images, labels, rate, costs);
}

/** Writes the errors of sigmoids, and the quadratic costs if they are those. */
function subtractTargets(layer: Layer, images: i32, labels: usize, rate: f32, costs: usize): void {
  let activation = layer.activations;
  let error = layer.errors;
  const one = f32x4.splat(1);
  for (; images; images--, labels += sizeof<u32>(), costs += sizeof<f64>()) {
    const label = v128.load32_splat(labels);
    let neurons = i32x4(0, 1, 2, 3);
    let squareSums = f32x4.splat(0);
    for (let vectors = layer.outputVectors; vectors; vectors--) {
      const a = v128.load(activation);
      const difference = f32x4.sub(a, v128.and(one, i32x4.eq(neurons, label)));
      squareSums = f32x4.add(squareSums, f32x4.mul(difference, difference));
      const slope = hasCrossEntropy ? one : f32x4.mul(a, f32x4.sub(one, a));
      v128.store(error, f32x4.mul(f32x4.splat(rate), f32x4.mul(difference, slope)));
      activation += vectorBytes;
      error += vectorBytes;
      neurons = i32x4.add(neurons, i32x4.splat(lanes));
    }
    if (!hasCrossEntropy) store<f64>(costs, <f64>sumOf(squareSums) / 2);
  }
}

function sumOf(values: v128): f32 {
  const pairs = f32x4.add(values, v128.shuffle<f32>(values, values, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** Sums of max(z, 0) - y z + ln(1 + e^-|z|); the slopes, unused for outputs, hold e^-|z| meanwhile. */
function crossEntropyOfSigmoid(layer: Layer, images: i32, labels: usize, costs: usize): void {
  const powers = layer.slopes;
  const vectors = images * layer.outputVectors;
  for (let at = 0; at < vectors * vectorBytes; at += vectorBytes) {
    v128.store(powers + at, f32x4.neg(f32x4.abs(v128.load(layer.activations + at))));
  }
  exponentials(powers, vectors, 1, largestExponent);
  for (let image = 0; image < images; image++) {
    let cost: f64 = 0;
    const row = image * layer.outputBytes;
    const digit = load<i32>(labels + image * sizeof<i32>());
    for (let neuron = 0; neuron < layer.outputs; neuron++) {
      const at = row + neuron * sizeof<f32>();
      const z = load<f32>(layer.activations + at);
      cost += max<f32>(z, 0) - (neuron === digit ? z : 0) + naturalLogarithm(1 + load<f32>(powers + at));
    }
    store<f64>(costs + image * sizeof<f64>(), cost);
  }
}

/** a_j = e^z_j / sum of e^z_k; every z is first lowered by the largest, so that none can overflow. */
function softmaxOutputLayer(layer: Layer, images: i32, labels: usize, rate: f32, costs: usize): void {
  const rowBytes = layer.outputBytes;
  for (let image = 0; image < images; image++) {
    const row = layer.activations + image * rowBytes;
    lowerByLargest(row, layer.outputs);
    const label = load<u32>(labels + image * sizeof<u32>());
    store<f64>(costs + image * sizeof<f64>(), -load<f32>(row + label * sizeof<f32>()));
  }
  exponentials(layer.activations, images * layer.outputVectors, 1, largestExponent);
  for (let image = 0; image < images; image++) {
    const row = layer.activations + image * rowBytes;
    const error = layer.errors + image * rowBytes;
    const sum = normalise(row, layer.outputs);
    const square = subtractTarget(layer.outputs, row, error, load<u32>(labels + image * sizeof<u32>()), rate);
    const cost = costs + image * sizeof<f64>();
    store<f64>(cost, hasCrossEntropy ? load<f64>(cost) + naturalLogarithm(sum) : square / 2);
  }
}

function lowerByLargest(row: usize, outputs: i32): void {
  const end = row + outputs * sizeof<f32>();
  let largest = load<f32>(row);
  for (let at = row; at < end; at += sizeof<f32>()) largest = max<f32>(largest, load<f32>(at));
  for (let at = row; at < end; at += sizeof<f32>()) store<f32>(at, load<f32>(at) - largest);
}

/** Divides a row by its sum; returns the sum. */
function normalise(row: usize, outputs: i32): f32 {
  const end = row + outputs * sizeof<f32>();
  let sum: f32 = 0;
  for (let at = row; at < end; at += sizeof<f32>()) sum += load<f32>(at);
  for (let at = row; at < end; at += sizeof<f32>()) store<f32>(at, load<f32>(at) / sum);
  return sum;
}

/** Writes the errors of an image's softmax; returns |a - y|^2. */
function subtractTarget(outputs: i32, row: usize, error: usize, digit: i32, rate: f32): f32 {
  let square: f32 = 0;
  let mean: f32 = 0;
  for (let neuron = 0; neuron < outputs; neuron++) {
    const a = load<f32>(row + neuron * sizeof<f32>());
    const difference = a - f32(neuron === digit);
    square += difference * difference;
    mean += difference * a;
    store<f32>(error + neuron * sizeof<f32>(), rate * difference);
  }
  if (hasCrossEntropy) return square;
  for (let neuron = 0; neuron < outputs; neuron++) {
    const a = load<f32>(row + neuron * sizeof<f32>());
    const difference = load<f32>(error + neuron * sizeof<f32>());
    store<f32>(error + neuron * sizeof<f32>(), a * (difference - rate * mean));
  }
  return square;
}
