import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { Model } from '../../../src/contract/models';
import { unknownProvenance } from '../../../src/contract/models';
import { decodeModel, encodeModel } from '../../../src/engine/formats/model-file';
import {
  createNetwork,
  createNewNetwork,
  parametersOf,
  weightsBytes,
} from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { someHiddenLayers } from '../some-hidden-layers';

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: number[];
}
type Header = Record<string, Entry> & { __metadata__?: Record<string, unknown> };

const model: Model = {
  network: parametersOf(createNetwork([784, 2, 10], createRandom(7))),
  provenance: {
    appVersion: '0.1.0',
    createdAt: '2026-01-02T03:04:05.678Z',
    dataset: 'MNIST – “test” 数字',
    hyperparameters: { ...defaultHyperparameters, hiddenLayers: [2], epochs: 1 },
    epochs: [
      {
        epoch: 0,
        correct: 9129,
        total: 10_000,
        validationCorrect: 9100,
        validationTotal: 10_000,
        cost: 0.0421,
        trainSeconds: 1.5,
        evaluateSeconds: 0.1,
      },
    ],
    points: [{ epochs: 0.5, validationCorrect: 700, validationTotal: 1000 }],
    costs: [{ epochs: 1, miniBatchCost: 0.03, runningCost: 0.04, lowerQuartile: 0.02, upperQuartile: 0.05 }],
    name: '2 hidden “neurons”',
  },
};
const file = encodeModel(model);

function headerOf(bytes: Uint8Array): { header: Header; dataStart: number; text: string } {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  return { header: JSON.parse(text) as Header, dataStart: 8 + length, text };
}

/** The file with its header replaced and, where given, its data. */
function fileWith(header: unknown, data = file.subarray(headerOf(file).dataStart)): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

function changed(change: (header: Header) => unknown): Uint8Array {
  const { header } = headerOf(file);
  change(header);
  return fileWith(header);
}

function metadataChanged(key: string, value: unknown): Uint8Array {
  return changed((header) => (header.__metadata__![key] = value));
}

function reasonOf(bytes: Uint8Array): string {
  const decoded = decodeModel(bytes, 'digits.safetensors');
  if (decoded.ok) throw new Error('expected a failure');
  expect(decoded.failure.code).toBe('model-unreadable');
  expect(decoded.failure.message).toMatch(/^digits\.safetensors: .*\.$/);
  return decoded.failure.message.replace('digits.safetensors: ', '');
}

describe('encodeModel', () => {
  it('names and shapes the tensors as PyTorch does, without gap, after a header padded to 8 bytes', () => {
    const { header, dataStart, text } = headerOf(file);
    expect(dataStart % 8).toBe(0);
    expect(text.trimEnd().endsWith('}')).toBe(true);
    expect({ ...header, __metadata__: undefined }).toEqual({
      'layers.0.weight': { dtype: 'F32', shape: [2, 784], data_offsets: [0, 6272] },
      'layers.0.bias': { dtype: 'F32', shape: [2], data_offsets: [6272, 6280] },
      'layers.1.weight': { dtype: 'F32', shape: [10, 2], data_offsets: [6280, 6360] },
      'layers.1.bias': { dtype: 'F32', shape: [10], data_offsets: [6360, 6400] },
    });
    expect(file.subarray(dataStart)).toEqual(weightsBytes(model.network));
  });

  it('keeps every value of the metadata as text, as the format demands', () => {
    const metadata = headerOf(file).header.__metadata__!;
    expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
    expect(JSON.parse(metadata['inkling.network'] as string)).toEqual({
      sizes: [784, 2, 10],
      activation: 'sigmoid',
      cost: 'quadratic',
    });
    expect(JSON.parse(metadata['inkling.provenance'] as string)).toEqual(model.provenance);
  });
});

describe('a network with convolutions', () => {
  const hiddenLayers: HiddenLayer[] = ['3c5', 'p2', 4];
  const network = {
    ...parametersOf(createNewNetwork({ ...defaultHyperparameters, hiddenLayers })),
    activations: { hidden: 'relu', output: 'softmax' } as const,
    temperature: 1.5,
  };
  const bytes = encodeModel({ network, provenance: unknownProvenance });

  it('is written in format 3, with its layers as in the settings and tensors as PyTorch has them', () => {
    const { __metadata__: metadata, ...tensors } = headerOf(bytes).header;
    expect(metadata).toMatchObject({ 'inkling.format': '3' });
    expect(JSON.parse(metadata!['inkling.network'] as string)).toEqual({
      hiddenLayers,
      activations: network.activations,
      temperature: 1.5,
    });
    expect(Object.entries(tensors).map(([name, { shape }]) => [name, shape])).toEqual([
      ['layers.0.weight', [3, 1, 5, 5]],
      ['layers.0.bias', [3]],
      ['layers.2.weight', [4, 432]],
      ['layers.2.bias', [4]],
      ['layers.3.weight', [10, 4]],
      ['layers.3.bias', [10]],
    ]);
    expect(decodeModel(bytes, 'f')).toEqual({ ok: true, value: { network, provenance: unknownProvenance } });
  });

  it.each([
    ['no layers', {}, 'its description of the network is wrong: “hiddenLayers” is not a list.'],
    [
      'layers that are none',
      { hiddenLayers: ['3c5', '3x5'] },
      'its description of the network is wrong: hidden layer 2 is "3x5". Each hidden layer must have a whole number of neurons from 1 to 5,000.',
    ],
    [
      'layers that do not fit',
      { hiddenLayers: ['3c5', 'p5'] },
      'its description of the network is wrong: p5 does not divide maps of 24 × 24 evenly.',
    ],
    [
      'unknown activations',
      { hiddenLayers: ['3c5', 'p2', 4], activations: { hidden: 'step', output: 'softmax' } },
      'it has unknown activations: {"hidden":"step","output":"softmax"}.',
    ],
    [
      'other layers',
      { hiddenLayers: ['3c3', 'p2', 4] },
      'tensor “layers.0.weight” has shape (3, 1, 5, 5), not (3, 1, 3, 3).',
    ],
  ])('is refused with %s', (_what, changes, reason) => {
    const { header, dataStart } = headerOf(bytes);
    header.__metadata__!['inkling.network'] = JSON.stringify({
      activations: network.activations,
      ...changes,
    });
    expect(reasonOf(fileWith(header, bytes.subarray(dataStart)))).toBe(reason);
  });
});

describe('decodeModel', () => {
  it('returns the model that was written', () => {
    expect(decodeModel(file, 'digits.safetensors')).toEqual({ ok: true, value: model });
  });

  it('returns the temperature, where there is one', () => {
    const calibrated = { ...model, network: { ...model.network, temperature: 1.25 } };
    expect(decodeModel(encodeModel(calibrated), 'f')).toEqual({ ok: true, value: calibrated });
  });

  it.each(['0', '-1', '"1"', 'null', '1e999', '1e308', '5e-324', '0.1999', '10.001'])(
    'refuses a temperature of %s',
    (temperature) => {
      const described = headerOf(file).header.__metadata__!['inkling.network'] as string;
      const changedTo = described.replace(/}$/, `,"temperature":${temperature}}`);
      const reason = reasonOf(metadataChanged('inkling.network', changedTo));
      expect(reason).toBe('its temperature is not a number from 0.2 to 10.');
    },
  );

  it('returns networks of any shape as they were written, wherever the bytes lie in memory', () => {
    fc.assert(
      fc.property(someHiddenLayers, fc.nat(7), (hiddenLayers, offset) => {
        const wanted = { ...defaultHyperparameters, hiddenLayers, seed: offset };
        const network = parametersOf(createNewNetwork(wanted));
        const bytes = encodeModel({ network, provenance: { ...unknownProvenance } });
        const moved = new Uint8Array(bytes.length + offset);
        moved.set(bytes, offset);
        expect(decodeModel(moved.subarray(offset), 'f')).toMatchObject({
          ok: true,
          value: { network },
        });
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('accepts the tensors of another program, in any order and without metadata, as of unknown past', () => {
    const { header } = headerOf(file);
    const foreign = Object.fromEntries(Object.entries(header).reverse());
    delete foreign['__metadata__'];
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    expect(decodeModel(fileWith(foreign), 'f')).toMatchObject({ failure: { code: 'activations-needed' } });
    expect(decodeModel(fileWith(foreign), 'f', activations)).toEqual({
      ok: true,
      value: { network: { ...model.network, activations }, provenance: unknownProvenance },
    });
    foreign['__metadata__'] = { format: 'pt' } as never;
    expect(decodeModel(fileWith(foreign), 'f', activations)).toMatchObject({ ok: true });
  });

  it('refuses a file that ends anywhere before its end', () => {
    const { dataStart } = headerOf(file);
    for (let length = 0; length < file.length; length += length < dataStart ? 1 : 97) {
      expect(reasonOf(file.subarray(0, length))).not.toBe('');
    }
    expect(reasonOf(file.subarray(0, 5))).toBe('it has only 5 bytes, so it is not a safetensors file.');
    expect(reasonOf(file.subarray(0, 20))).toBe(
      `its header should end at byte ${dataStart}, but the file ends after 20.`,
    );
    expect(reasonOf(file.subarray(0, file.length - 1))).toBe(
      'tensor “layers.1.bias” ends at byte 6400 of the data, which has only 6399.',
    );
  });

  it('refuses bytes after the last tensor', () => {
    const longer = new Uint8Array(file.length + 2);
    longer.set(file);
    expect(reasonOf(longer)).toBe('2 bytes at its end belong to no tensor.');
    expect(reasonOf(fileWith({}))).toBe('6400 bytes at its end belong to no tensor.');
  });

  it('refuses what does not begin like a safetensors file', () => {
    expect(reasonOf(new TextEncoder().encode('{"sizes": [784, 30, 10]}'))).toBe(
      'it does not begin like a safetensors file, or has a header of more than 20 MB.',
    );
    expect(reasonOf(fileWith('{"layers'))).toBe('its header is not a JSON object.');
    expect(reasonOf(fileWith('[]'))).toBe('its header is not a JSON object.');
    const notText = fileWith('{"a":"b"}');
    notText[11] = 0xff;
    expect(reasonOf(notText)).toBe('its header is not a JSON object.');
  });

  it.each<[string, (header: Header) => unknown, string]>([
    [
      'other numbers',
      (header) => (header['layers.0.bias'].dtype = 'I32'),
      'tensor “layers.0.bias” holds I32, not F32 or F64 or F16 or BF16 numbers.',
    ],
    [
      'unknown numbers',
      (header) => (header['layers.0.bias'].dtype = 'F4'),
      'tensor “layers.0.bias” holds F4, an unknown type of numbers.',
    ],
    [
      'no dtype',
      (header) => delete (header['layers.0.bias'] as Partial<Entry>).dtype,
      'tensor “layers.0.bias” holds numbers of an unnamed type.',
    ],
    [
      'no description',
      (header) => (header['layers.0.bias'] = null!),
      'tensor “layers.0.bias” has no description.',
    ],
    [
      'bad shape',
      (header) => (header['layers.0.bias'].shape = [-2]),
      'tensor “layers.0.bias” has no valid shape.',
    ],
    [
      'bad offsets',
      (header) => (header['layers.0.bias'].data_offsets = [6280, 6272]),
      'tensor “layers.0.bias” has no valid data offsets.',
    ],
    [
      'shape and data',
      (header) => (header['layers.0.bias'].shape = [3]),
      'tensor “layers.0.bias” has 8 bytes of data where its shape needs 12.',
    ],
    [
      'overlap',
      (header) => (header['layers.0.bias'].data_offsets = [6268, 6276]),
      'the data of tensor “layers.0.bias” overlaps the one before it.',
    ],
    [
      'gap',
      (header) => (header['layers.0.bias'].data_offsets = [6276, 6284]),
      'the data of tensor “layers.0.bias” leaves a gap before it.',
    ],
    [
      'other inputs',
      (header) => (header['layers.0.weight'].shape = [4, 392]),
      'tensor “layers.0.weight” has shape (4, 392), not (2, 784).',
    ],
    [
      'layers that do not fit',
      (header) => (header['layers.1.weight'].shape = [5, 4]),
      'tensor “layers.1.weight” has shape (5, 4), not (10, 2).',
    ],
    [
      'bias of another shape',
      (header) => (header['layers.1.bias'].shape = [5, 2]),
      'tensor “layers.1.bias” has shape (5, 2), not (10).',
    ],
    [
      'metadata of numbers',
      (header) => (header.__metadata__ = { 'inkling.format': 1 }),
      'its metadata holds something other than text.',
    ],
  ])('says what is wrong with the header: %s', (_, change, reason) => {
    expect(reasonOf(changed(change))).toBe(reason);
  });

  it('names a tensor that is missing and one that belongs to no layer', () => {
    const renamed = changed((header) => {
      header['fc.bias'] = header['layers.1.bias'];
      delete header['layers.1.bias'];
    });
    expect(reasonOf(renamed)).toBe('it has no tensor “layers.1.bias”; it has “fc.bias”.');
    const { __metadata__ } = headerOf(file).header;
    const empty = fileWith({ __metadata__ }, new Uint8Array(0));
    expect(reasonOf(empty)).toBe('it has no tensor “layers.0.weight”.');
  });

  it('refuses a network without ten outputs', () => {
    const network = { ...model.network, sizes: [784, 2], layers: model.network.layers.slice(0, 1) };
    expect(reasonOf(encodeModel({ network, provenance: model.provenance }))).toBe(
      'its description of the network is wrong: it has 784, 2 neurons, not 784 inputs and 10 outputs.',
    );
  });

  it.each([
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, 'Infinity'],
  ])('refuses %s among the weights and biases', (value, name) => {
    const reason = `holds ${name}: this network diverged while it was trained.`;
    const bytes = file.slice();
    const view = new DataView(bytes.buffer);
    view.setFloat32(headerOf(file).dataStart + 4 * 1000, value, true);
    expect(reasonOf(bytes)).toBe(`tensor “layers.0.weight” ${reason}`);
    const biased = file.slice();
    new DataView(biased.buffer).setFloat32(file.length - 4, value, true);
    expect(reasonOf(biased)).toBe(`tensor “layers.1.bias” ${reason}`);
  });

  it.each([
    ['inkling.format', '4', 'it has format 4, and this Inkling reads formats 1, 2 and 3 only.'],
    ['inkling.format', '3', 'its description of the network is wrong: “hiddenLayers” is not a list.'],
    ['inkling.format', '2', 'its description of the network has no “activations”.'],
    ['inkling.network', '[]', 'its description of the network, “inkling.network”, is not a JSON object.'],
    [
      'inkling.network',
      '{"sizes":[784,0,10],"activation":"sigmoid","cost":"quadratic"}',
      'its description of the network is wrong: entry 2 of “sizes” is 0, not a whole number above 0.',
    ],
    [
      'inkling.network',
      '{"sizes":[784,2,10],"activation":"relu","cost":"quadratic"}',
      'its network has an activation or a cost that its format does not know.',
    ],
    [
      'inkling.network',
      '{"sizes":[784,3,10],"activation":"sigmoid","cost":"quadratic"}',
      'tensor “layers.0.weight” has shape (2, 784), not (3, 784).',
    ],
    ['inkling.provenance', '{', 'its record of the training cannot be read.'],
    ['inkling.provenance', '{"appVersion":"1"}', 'its record of the training cannot be read.'],
  ])('says what is wrong with the metadata: %s %s', (key, value, reason) => {
    expect(reasonOf(metadataChanged(key, value))).toBe(reason);
  });

  const allActivations = choiceValues('hiddenActivation').flatMap((hidden) =>
    choiceValues('outputActivation').map((output) => ({ hidden, output })),
  );
  const beyondChapter1 = allActivations.filter(
    ({ hidden, output }) => hidden !== 'sigmoid' || output !== 'sigmoid',
  );

  it.each(beyondChapter1)('returns what the neurons of a network do: %j', (activations) => {
    const network = { ...model.network, activations };
    const bytes = encodeModel({ ...model, network });
    expect(JSON.parse(headerOf(bytes).header.__metadata__!['inkling.format'] as string)).toBe(2);
    expect(decodeModel(bytes, 'f')).toEqual({ ok: true, value: { ...model, network } });
  });

  it('refuses activations that it does not know', () => {
    const bytes = encodeModel({
      ...model,
      network: { ...model.network, activations: { hidden: 'swish', output: 'softmax' } as never },
    });
    expect(reasonOf(bytes)).toBe('it has unknown activations: {"hidden":"swish","output":"softmax"}.');
  });

  it('reads a file from before there was a choice as one of chapter 1', () => {
    const { hiddenLayers, learningRate, miniBatchSize, epochs, trainingImages, seed, shuffle } =
      model.provenance.hyperparameters!;
    const hyperparameters = {
      hiddenLayers,
      learningRate,
      miniBatchSize,
      epochs,
      trainingImages,
      seed,
      shuffle,
    };
    const { appVersion, createdAt, dataset, epochs: done } = model.provenance;
    const old = JSON.stringify({ appVersion, createdAt, dataset, hyperparameters, epochs: done });
    expect(decodeModel(metadataChanged('inkling.provenance', old), 'f')).toEqual({
      ok: true,
      value: { ...model, provenance: { ...model.provenance, points: [], costs: [], name: undefined } },
    });
  });

  it('returns a sigmoid network that has learned by another cost with that cost', () => {
    const hyperparameters = { ...model.provenance.hyperparameters!, cost: 'cross-entropy' as const };
    const trained = { ...model, provenance: { ...model.provenance, hyperparameters } };
    expect(decodeModel(encodeModel(trained), 'f')).toEqual({ ok: true, value: trained });
  });

  it('refuses a provenance whose hyper-parameters are out of range', () => {
    const provenance = { ...model.provenance, hyperparameters: { ...defaultHyperparameters, epochs: -1 } };
    expect(reasonOf(metadataChanged('inkling.provenance', JSON.stringify(provenance)))).toBe(
      'its record of the training cannot be read.',
    );
  });

  it('refuses sizes that are nested as deep as a text may nest them', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bytes = changed((header) => {
      header.__metadata__!['inkling.network'] = `{"sizes":${deep},"activation":"sigmoid","cost":"quadratic"}`;
    });
    expect(decodeModel(bytes, 'deep')).toMatchObject({ ok: false, failure: { code: 'model-unreadable' } });
  });

  it('quotes the file on one short line that moves no cursor', () => {
    const bytes = changed((header) => {
      header[`\u001b[2J\n${'x'.repeat(3_000_000)}`] = header['layers.0.weight'];
      delete header['layers.0.weight'];
    });
    const result = decodeModel(bytes, 'strange\u0007');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.failure.message).not.toMatch(/\p{Cc}/u);
    expect(result.failure.message.length).toBeLessThan(400);
  });
});
