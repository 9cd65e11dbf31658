import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { layerShapes } from '../../../src/contract/hidden-layers';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import {
  formatsFor,
  isReadableFormat,
  modelFormatNames,
  modelFormats,
} from '../../../src/contract/model-files';
import type { Model } from '../../../src/contract/models';
import { createNetwork, parametersOf, zerosLike } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { readModelFile, readPreciseModel, writeModelFile } from '../../../src/services/models/model-library';
import { createTestFolder } from '../small-data-set';

const model: Model = {
  network: parametersOf(createNetwork([784, 5, 10], createRandom(1))),
  provenance: {
    appVersion: '0.1.0',
    createdAt: '2026-01-02T03:04:05.000Z',
    dataset: 'synthetic digits',
    hyperparameters: defaultHyperparameters,
    epochs: [
      {
        epoch: 0,
        correct: 1,
        total: 2,
        validationCorrect: 3,
        validationTotal: 4,
        cost: 0.5,
        trainSeconds: 1.5,
        evaluateSeconds: 0.25,
      },
    ],
    points: [{ epochs: 0, validationCorrect: 1, validationTotal: 4 }],
    costs: [{ epochs: 0.5, miniBatchCost: 1, runningCost: 1, lowerQuartile: 0.5, upperQuartile: 1.5 }],
  },
};

describe('readModelFile and writeModelFile', () => {
  it.each(modelFormatNames)('write %s, and read it where Inkling can', async (format) => {
    const { ending, isReadable } = modelFormats[format];
    const path = join(await createTestFolder(), `model.${ending}`);
    for (const sizes of [
      [784, 10],
      [784, 5, 4, 10],
    ]) {
      const network = parametersOf(createNetwork(sizes, createRandom(3)));
      expect(await writeModelFile(path, { ...model, network })).toEqual({ ok: true });
      const read = await readModelFile(path);
      if (isReadable) expect(read).toMatchObject({ ok: true, value: { network } });
      else {
        const message = `“model.${ending}” cannot be opened: Inkling writes .${ending} files, but does not read them.`;
        expect(read).toEqual({ ok: false, failure: { code: 'model-unreadable', message } });
      }
    }
  });

  it.each(modelFormatNames.filter(isReadableFormat))(
    'refuse a %s whose sums are too large for single precision, and name the neuron',
    async (format) => {
      const name = `model.${modelFormats[format].ending}`;
      const path = join(await createTestFolder(), name);
      const network = parametersOf(createNetwork([784, 5, 10], createRandom(3)));
      network.layers[1].weight.fill(3e38, 2 * 5, 2 * 5 + 2);
      expect(await writeModelFile(path, { ...model, network })).toEqual({ ok: true });
      const message = `${name}: neuron 3 in layer 2 after the input can reach 6.0e+38, too large for single precision (at most 3.4e38).`;
      expect(await readModelFile(path)).toEqual({
        ok: false,
        failure: { code: 'model-unreadable', message },
      });
    },
  );

  it('refuse ReLU neurons that grow too large for single precision from layer to layer', async () => {
    const path = join(await createTestFolder(), 'model.onnx');
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    const hiddenLayers: HiddenLayer[] = ['2c5', 'p2', 3];
    const network = parametersOf(zerosLike({ layers: layerShapes(hiddenLayers), activations }));
    // One pixel gives 1e20, pooling passes it on, and the second neuron of the next layer makes 2e40 of two such.
    network.layers[0].weight[0] = 1e20;
    network.layers[2].weight.fill(1e20, 288, 290);
    expect(await writeModelFile(path, { ...model, network })).toEqual({ ok: true });
    const message =
      'model.onnx: neuron 2 in layer 3 after the input can reach 2.0e+40, too large for single precision (at most 3.4e38).';
    expect(await readModelFile(path)).toEqual({
      ok: false,
      failure: { code: 'model-unreadable', message },
    });
    network.layers[2].weight.fill(1, 288, 290);
    expect(await writeModelFile(path, { ...model, network })).toEqual({ ok: true });
    expect(await readModelFile(path)).toMatchObject({ ok: true });
  });

  it.each(modelFormatNames)('write any neurons as %s or say why not', async (format) => {
    const path = join(await createTestFolder(), `model.${modelFormats[format].ending}`);
    const network = { ...model.network, activations: { hidden: 'relu', output: 'softmax' } as const };
    const canHold = formatsFor(network).includes(format);
    expect(await writeModelFile(path, { ...model, network })).toMatchObject({ ok: canHold });
    if (canHold && isReadableFormat(format)) {
      expect(await readModelFile(path)).toMatchObject({ ok: true, value: { network } });
    }
  });

  it.each(['safetensors', 'inkling', 'onnx'])(
    'give back a model with its provenance from .%s',
    async (ending) => {
      const path = join(await createTestFolder(), `model.${ending}`);
      await writeModelFile(path, model);
      expect(await readModelFile(path)).toEqual({ ok: true, value: model });
    },
  );

  it('write the same bytes to .inkling as to .safetensors', async () => {
    const folder = await createTestFolder();
    for (const name of ['model.inkling', 'model.safetensors'])
      await writeModelFile(join(folder, name), model);
    expect(await readFile(join(folder, 'model.inkling'))).toEqual(
      await readFile(join(folder, 'model.safetensors')),
    );
  });

  it('take an ending that they do not know for safetensors', async () => {
    const path = join(await createTestFolder(), 'model');
    expect(await writeModelFile(path, model)).toEqual({ ok: true });
    expect(await readModelFile(path)).toEqual({ ok: true, value: model });
  });

  it('give back the network alone from network2 JSON', async () => {
    const path = join(await createTestFolder(), 'model.JSON');
    await writeModelFile(path, model);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      sizes: [784, 5, 10],
      cost: 'QuadraticCost',
    });
    const read = await readModelFile(path);
    expect(read).toMatchObject({ ok: true, value: { network: model.network, provenance: { epochs: [] } } });
  });

  it('keep the name of the cost in network2 JSON, from one file to the next', async () => {
    const folder = await createTestFolder();
    const hyperparameters = { ...defaultHyperparameters, cost: 'cross-entropy' as const };
    const trained = { ...model, provenance: { ...model.provenance, hyperparameters } };
    await writeModelFile(join(folder, 'first.json'), trained);
    const first = await readModelFile(join(folder, 'first.json'));
    await writeModelFile(join(folder, 'second.safetensors'), first.ok ? first.value : model);
    const second = await readModelFile(join(folder, 'second.safetensors'));
    await writeModelFile(join(folder, 'third.json'), second.ok ? second.value : model);
    const third = await readFile(join(folder, 'third.json'), 'utf8');
    expect(third).toBe(await readFile(join(folder, 'first.json'), 'utf8'));
    expect(JSON.parse(third)).toMatchObject({ cost: 'CrossEntropyCost' });
  });

  it('do not write a network to network2 JSON that the format cannot hold', async () => {
    const path = join(await createTestFolder(), 'model.json');
    const network = { ...model.network, activations: { hidden: 'relu', output: 'softmax' } as const };
    expect(await writeModelFile(path, { ...model, network })).toEqual({
      ok: false,
      failure: {
        code: 'file-not-written',
        message: expect.stringContaining('“model.json” cannot hold this network'),
      },
    });
    expect(await readModelFile(path)).toMatchObject({ ok: false });
  });

  it('lose nothing of double precision in network2 JSON', async () => {
    const network = createNetwork([784, 10], createRandom(2));
    network.layers[0].weight[0] = Math.PI;
    network.layers[0].bias[0] = 1e-300;
    const path = join(await createTestFolder(), 'precise.json');
    await writeModelFile(path, { network, provenance: model.provenance });
    expect(await readPreciseModel(path)).toMatchObject({ ok: true, value: { network } });
  });

  it('name a file that is not there or is damaged', async () => {
    const folder = await createTestFolder();
    const gone = join(folder, 'gone.safetensors');
    expect(await readModelFile(gone)).toEqual({
      ok: false,
      failure: {
        code: 'model-unreadable',
        message: `“${gone}” could not be read: there is no such file or folder.`,
      },
    });
    for (const name of ['damaged.safetensors', 'damaged.json']) {
      await writeFile(join(folder, name), '{"sizes": ');
      const read = await readModelFile(join(folder, name));
      expect(read).toMatchObject({ ok: false, failure: { code: 'model-unreadable' } });
      expect(read).toHaveProperty('failure.message', expect.stringContaining(name));
    }
  });
});
