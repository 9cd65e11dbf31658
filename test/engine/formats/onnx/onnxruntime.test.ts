import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../../src/contract/hidden-layers';
import { choiceValues } from '../../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../../src/contract/network';
import { unknownProvenance } from '../../../../src/contract/models';
import { parseIdxImages } from '../../../../src/engine/data/idx';
import { decodeModel } from '../../../../src/engine/formats/model-file';
import { encodeOnnx } from '../../../../src/engine/formats/onnx/encode';
import { predict } from '../../../../src/engine/network/predict';
import { createNewNetwork, parametersOf } from '../../../../src/engine/network/network';
import { createSyntheticDataSet } from '../../../../src/engine/synthesis/synthetic-digits';

const imageCount = 1000;

/** (images, 784) from 0 to 1: MNIST's first test images where MNIST is there, otherwise synthetic digits. */
const images = Float32Array.from(testImages().subarray(0, imageCount * 784), (byte) => byte / 255);

function testImages(): Uint8Array {
  const path = join(process.env.INKLING_MNIST ?? '', 't10k-images-idx3-ubyte.gz');
  if (!existsSync(path)) {
    const options = { seed: 1, trainingImages: 0, validationImages: 0, testImages: imageCount };
    return createSyntheticDataSet(options).test.images;
  }
  const parsed = parseIdxImages(gunzipSync(readFileSync(path)), path);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return parsed.value;
}

env.wasm.numThreads = 1;

/** The output activations (images, 10) that ONNX's own runtime computes from the exported file. */
async function answersOfRuntime(network: NetworkParameters): Promise<Float32Array> {
  const session = await InferenceSession.create(encodeOnnx({ network, provenance: unknownProvenance }));
  const { digits } = await session.run({ image: new Tensor('float32', images, [imageCount, 784]) });
  await session.release();
  expect(digits.dims).toEqual([imageCount, 10]);
  return digits.data as Float32Array;
}

async function expectSameAnswers(network: NetworkParameters): Promise<void> {
  const answers = await answersOfRuntime(network);
  let largestDifference = 0;
  for (let image = 0; image < imageCount; image++) {
    const { activations } = predict(network, images.subarray(784 * image, 784 * (image + 1)));
    activations.forEach((activation, digit) => {
      const difference = Math.abs(activation - answers[10 * image + digit]);
      // NaN would be no larger either.
      if (!(difference <= largestDifference)) largestDifference = difference;
    });
  }
  expect(largestDifference).toBeLessThan(1e-5);
}

describe('encodeOnnx, opened by ONNX’s own runtime', () => {
  const kinds = choiceValues('hiddenActivation').flatMap((hiddenActivation) =>
    choiceValues('outputActivation').map((outputActivation) => ({ hiddenActivation, outputActivation })),
  );
  const shapes: HiddenLayer[][] = [[], [30], [40, 20, 30], ['3c5', 'p2', '5c3', 'p2', 20], ['2c9']];
  const cases = shapes.flatMap((hiddenLayers) => kinds.map((kind) => ({ hiddenLayers, ...kind })));

  it.each(cases)('gives the same activations for 1,000 images: %j', async (settings) => {
    const wanted = { ...defaultHyperparameters, ...settings, initialWeights: 'scaled-normal' as const };
    await expectSameAnswers(parametersOf(createNewNetwork(wanted)));
  });

  it('gives the same activations for a trained network', async () => {
    const starter = decodeModel(readFileSync('resources/starter.safetensors'), 'starter');
    if (!starter.ok) throw new Error(starter.failure.message);
    await expectSameAnswers(starter.value.network);
  });
});
