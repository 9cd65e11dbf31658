import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../src/contract/drawings';
import type { NetworkParameters } from '../../../src/contract/network';
import { DigitModel } from '../../../src/renderer/drawing/digit-model';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { drawNumber } from '../../engine/handwriting/numbers';
import { emptyNetwork } from '../fake-bridge';

/** A network without hidden layers whose biases alone decide. */
function networkThatSays(digit: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[digit] = 2;
  return network;
}

function modelWith(present: NetworkParameters) {
  const drawing = new DrawingModel();
  const network = signal<NetworkParameters | null>(present);
  return { drawing, network, model: new DigitModel(drawing, network) };
}

describe('DigitModel', () => {
  it('predicts nothing for an empty pad', () => {
    const { model } = modelWith(networkThatSays(3));
    expect(model.input.value).toBeNull();
    expect(model.prediction.value).toBeNull();
  });

  it('predicts while the stroke is still being drawn', () => {
    const { drawing, model } = modelWith(networkThatSays(3));
    drawing.begin([0.5, 0.2]);
    drawing.continueThrough([[0.5, 0.8]]);
    expect(model.input.value).toHaveLength(784);
    expect(model.prediction.value?.digit).toBe(3);
  });

  it('follows the network as it changes', () => {
    const { drawing, network, model } = modelWith(networkThatSays(3));
    drawing.begin([0.5, 0.5]);
    network.value = networkThatSays(7);
    expect(model.prediction.value?.digit).toBe(7);
  });

  it('sees the same however hard the pen is pressed', () => {
    const pictures = [undefined, 0.1, 0.9].map((pressure) => {
      const { drawing, model } = modelWith(networkThatSays(3));
      drawing.begin([0.2, 0.3, pressure]);
      drawing.continueThrough([[0.5, 0.8, pressure]]);
      drawing.end();
      return model.input.value;
    });
    expect(pictures[1]).toEqual(pictures[0]);
    expect(pictures[2]).toEqual(pictures[0]);
  });

  it.each<[string, Stroke[], string]>([
    ['a digit', drawNumber('5'), 'one digit'],
    ['two digits', drawNumber('48'), 'more than one'],
    ['a triangle', [[[0, 100], [100, 100], [50, 0], [0, 100]]], 'something else'], // prettier-ignore
  ])(
    'takes %s for what it is once the pen is lifted, though the network always answers',
    (_what, strokes, kind) => {
      const { drawing, model } = modelWith(networkThatSays(3));
      for (const [first, ...others] of strokes) {
        drawing.begin([first[0] / 100, first[1] / 100]);
        drawing.continueThrough(others.map(([x, y]) => [x / 100, y / 100]));
        expect(model.kind.value).toBeNull();
        drawing.end();
      }
      expect(model.kind.value).toBe(kind);
      expect(model.prediction.value?.digit).toBe(3);
      drawing.clear();
      expect(model.kind.value).toBeNull();
    },
  );

  it('reads a sample as the picture that it is', () => {
    const { drawing, model } = modelWith(networkThatSays(3));
    const input = new Float32Array(784).fill(0.5);
    drawing.show({ input, label: 4, name: 'Test image 1' });
    expect(model.input.value).toBe(input);
    expect(model.kind.value).toBeNull();
    expect(model.prediction.value?.digit).toBe(3);
  });
});
