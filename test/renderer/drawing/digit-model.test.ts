import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { DigitModel } from '../../../src/renderer/drawing/digit-model';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
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

  it('reads a sample as the picture that it is', () => {
    const { drawing, model } = modelWith(networkThatSays(3));
    const input = new Float32Array(784).fill(0.5);
    drawing.show({ input, label: 4, name: 'Test image 1' });
    expect(model.input.value).toBe(input);
    expect(model.prediction.value?.digit).toBe(3);
  });
});
