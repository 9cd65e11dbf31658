// TensorFlow.js with its wasm backend; it answers the bench as peer.py says. `npm install` in bench/ installs it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
// Named at run time: the project's own type check has to pass without these packages.
const [library, backend] = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];
const tf = require(library);
require(backend);

const pixels = 784;
const digits = 10;
const folder = process.argv[2];

await tf.setBackend('wasm');
const training = { images: readImages('training'), targets: tf.oneHot(readLabels('training'), digits) };
const test = { images: readImages('test'), labels: readLabels('test') };

/** @typedef {{ hidden: number, miniBatchSize: number, learningRate: number, images: number }} Task */

class Network {
  /** @param {Task} task */
  constructor({ hidden, miniBatchSize, learningRate, images }) {
    this.miniBatchSize = miniBatchSize;
    this.order = Int32Array.from({ length: images }, (_, index) => index);
    this.layers = [
      [pixels, hidden],
      [hidden, digits],
    ].map((shape) => ({
      weight: tf.variable(tf.randomNormal(shape)),
      bias: tf.variable(tf.randomNormal([shape[1]])),
    }));
    this.optimizer = tf.train.sgd(learningRate);
  }

  learn() {
    tf.util.shuffle(this.order);
    for (let start = 0; start < this.order.length; start += this.miniBatchSize) {
      const chosen = this.order.subarray(start, start + this.miniBatchSize);
      tf.tidy(() => this.learnMiniBatch(tf.tensor1d(chosen, 'int32')));
    }
  }

  /** @param {any} chosen */
  learnMiniBatch(chosen) {
    const images = tf.gather(training.images, chosen);
    const targets = tf.gather(training.targets, chosen);
    this.optimizer.minimize(() =>
      tf.div(tf.sum(tf.squaredDifference(this.output(images), targets)), 2 * chosen.size),
    );
  }

  /** @param {any} images */
  output(images) {
    return this.layers.reduce(
      (input, { weight, bias }) => tf.sigmoid(tf.add(tf.matMul(input, weight), bias)),
      images,
    );
  }

  countCorrect() {
    return tf.tidy(() => tf.sum(tf.equal(tf.argMax(this.output(test.images), 1), test.labels)).dataSync()[0]);
  }

  dispose() {
    for (const { weight, bias } of this.layers) tf.dispose([weight, bias]);
    this.optimizer.dispose();
  }
}

/** @type {Network | undefined} */
let network;
say({ description: `TensorFlow.js ${tf.version.tfjs}, wasm backend, float32` });
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.create) {
    network?.dispose();
    network = new Network(request.create);
    say({});
  } else if (network) {
    const start = performance.now();
    network.learn();
    const seconds = (performance.now() - start) / 1000;
    say({ seconds, correct: network.countCorrect() });
  }
}

/** @param {string} split */
function readImages(split) {
  const bytes = new Float32Array(readBytes(`${split}-images`));
  return tf.div(tf.tensor2d(bytes, [bytes.length / pixels, pixels]), 255);
}

/** @param {string} split */
function readLabels(split) {
  return tf.tensor1d(new Int32Array(readBytes(`${split}-labels`)), 'int32');
}

/** @param {string} name */
function readBytes(name) {
  return readFileSync(join(folder, `${name}.bin`));
}

/** @param {object} answer */
function say(answer) {
  console.log(JSON.stringify(answer));
}
