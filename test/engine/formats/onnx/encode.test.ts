import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceValues } from '../../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../../src/contract/hyperparameters';
import { unknownProvenance } from '../../../../src/contract/models';
import { decodeOnnx } from '../../../../src/engine/formats/onnx/decode';
import { encodeOnnx } from '../../../../src/engine/formats/onnx/encode';
import { readOnnxFile } from '../../../../src/engine/formats/onnx/read-file';
import {
  createNetwork,
  createNewNetwork,
  networkFromParameters,
  parametersOf,
} from '../../../../src/engine/network/network';
import { createRandom } from '../../../../src/engine/random';
import { someHiddenLayers } from '../../some-hidden-layers';

describe('encodeOnnx', () => {
  it('names its parts, and the version of the operators', () => {
    const network = {
      ...parametersOf(createNetwork([784, 3, 10], createRandom(1))),
      activations: { hidden: 'tanh', output: 'softmax' } as const,
    };
    const file = readOnnxFile(encodeOnnx({ network, provenance: unknownProvenance }));
    if (typeof file === 'string') throw new Error(file);
    expect(file.operatorSetVersion).toBe(13);
    expect(file.inputs).toEqual([{ name: 'image', elementType: 1, dimensions: [undefined, 784] }]);
    expect(file.outputs).toEqual(['digits']);
    expect(
      file.nodes.map(({ operator, inputs, outputs }) => [operator, ...inputs, '->', ...outputs]),
    ).toEqual([
      ['Gemm', 'image', 'layers.0.weight', 'layers.0.bias', '->', 'layers.0.weighted_input'],
      ['Tanh', 'layers.0.weighted_input', '->', 'layers.0.activation'],
      ['Gemm', 'layers.0.activation', 'layers.1.weight', 'layers.1.bias', '->', 'layers.1.weighted_input'],
      ['Softmax', 'layers.1.weighted_input', '->', 'digits'],
    ]);
    expect(file.tensors.map(({ name, dimensions }) => [name, dimensions])).toEqual([
      ['layers.0.weight', [3, 784]],
      ['layers.0.bias', [3]],
      ['layers.1.weight', [10, 3]],
      ['layers.1.bias', [10]],
    ]);
  });

  it('writes networks of any shape and kind so that reading gives exactly the same numbers', () => {
    fc.assert(
      fc.property(
        someHiddenLayers,
        fc.constantFrom(...choiceValues('hiddenActivation')),
        fc.constantFrom(...choiceValues('outputActivation')),
        fc.nat(1000),
        (hiddenLayers, hidden, output, seed) => {
          const wanted = { ...defaultHyperparameters, hiddenLayers, seed };
          const activations = { hidden: hiddenLayers.length === 0 ? 'sigmoid' : hidden, output } as const;
          const network = { ...parametersOf(createNewNetwork(wanted)), activations };
          const bytes = encodeOnnx({ network, provenance: unknownProvenance });
          expect(decodeOnnx(bytes, 'f')).toEqual({
            ok: true,
            value: { network: networkFromParameters(network), provenance: unknownProvenance },
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names the parts of convolutions and pooling', () => {
    const network = parametersOf(
      createNewNetwork({ ...defaultHyperparameters, hiddenLayers: ['3c5', 'p2', 4] }),
    );
    const file = readOnnxFile(encodeOnnx({ network, provenance: unknownProvenance }));
    if (typeof file === 'string') throw new Error(file);
    expect(file.inputs).toEqual([{ name: 'image', elementType: 1, dimensions: [undefined, 784] }]);
    expect(
      file.nodes.map(({ operator, inputs, outputs }) => [operator, ...inputs, '->', ...outputs]),
    ).toEqual([
      ['Reshape', 'image', 'image.shape', '->', 'layers.0.input'],
      ['Conv', 'layers.0.input', 'layers.0.weight', 'layers.0.bias', '->', 'layers.0.weighted_input'],
      ['Sigmoid', 'layers.0.weighted_input', '->', 'layers.0.activation'],
      ['MaxPool', 'layers.0.activation', '->', 'layers.1.activation'],
      ['Flatten', 'layers.1.activation', '->', 'layers.2.input'],
      ['Gemm', 'layers.2.input', 'layers.2.weight', 'layers.2.bias', '->', 'layers.2.weighted_input'],
      ['Sigmoid', 'layers.2.weighted_input', '->', 'layers.2.activation'],
      ['Gemm', 'layers.2.activation', 'layers.3.weight', 'layers.3.bias', '->', 'layers.3.weighted_input'],
      ['Sigmoid', 'layers.3.weighted_input', '->', 'digits'],
    ]);
    expect(file.tensors.map(({ name, dimensions }) => [name, dimensions])).toEqual([
      ['image.shape', [4]],
      ['layers.0.weight', [3, 1, 5, 5]],
      ['layers.0.bias', [3]],
      ['layers.2.weight', [4, 432]],
      ['layers.2.bias', [4]],
      ['layers.3.weight', [10, 4]],
      ['layers.3.bias', [10]],
    ]);
  });

  it('brings settings and curve along', () => {
    const provenance = {
      ...unknownProvenance,
      appVersion: '0.1.0',
      dataset: 'MNIST – 数字',
      hyperparameters: defaultHyperparameters,
      points: [{ epochs: 0, validationCorrect: 1, validationTotal: 4 }],
    };
    const network = parametersOf(createNetwork([784, 10], createRandom(1)));
    expect(decodeOnnx(encodeOnnx({ network, provenance }), 'f')).toMatchObject({
      ok: true,
      value: { provenance },
    });
  });
});
