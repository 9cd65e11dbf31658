import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { DigitModel } from '../../../src/renderer/drawing/digit-model';
import { TeachingOffer } from '../../../src/renderer/my-digits/teaching-offer';
import { ViewsModel } from '../../../src/renderer/ui/views-model';
import { emptyNetwork } from '../fake-bridge';

/** Always answers 3, more or less surely. */
function networkOf(bias: number, temperature?: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[3] = bias;
  return { ...network, temperature };
}
const unsure = networkOf(0, 1);
const sure = networkOf(20, 1);

function open(present = unsure) {
  const drawing = new DrawingModel();
  const network = signal<NetworkParameters | null>(present);
  const digit = new DigitModel(drawing, network);
  const views = new ViewsModel();
  const offer = new TeachingOffer({ drawing, digit, network, views });
  const draw = () => {
    drawing.begin([0.5, 0.2]);
    drawing.continueThrough([[0.5, 0.8]]);
    drawing.end();
  };
  const drawAndClear = () => {
    draw();
    drawing.clear();
  };
  return { drawing, network, views, offer, draw, drawAndClear };
}

describe('TeachingOffer', () => {
  it('appears once the network was unsure of two drawings in a row, and stays', () => {
    const { offer, network, drawAndClear } = open();
    drawAndClear();
    expect(offer.isShown.value).toBe(false);
    drawAndClear();
    expect(offer.isShown.value).toBe(true);
    network.value = sure;
    drawAndClear();
    expect(offer.isShown.value).toBe(true);
  });

  it('does not count a half-finished drawing, nor one that comes back', () => {
    const { offer, drawing, draw, drawAndClear } = open();
    drawAndClear();
    draw();
    draw();
    expect(offer.isShown.value).toBe(false);
    drawing.undo();
    drawing.undo();
    drawing.undo();
    drawing.clear();
    expect(offer.isShown.value).toBe(false);
  });

  it('counts anew after a sure answer', () => {
    const { offer, network, drawAndClear } = open();
    drawAndClear();
    network.value = sure;
    drawAndClear();
    network.value = unsure;
    drawAndClear();
    expect(offer.isShown.value).toBe(false);
  });

  it('does not count ink that is no digit, or several', () => {
    const { offer, drawing } = open();
    for (const x of [0.2, 0.3]) {
      for (const left of [x, x + 0.4]) {
        drawing.begin([left, 0.2]);
        drawing.continueThrough([[left, 0.8]]);
        drawing.end();
      }
      drawing.clear();
    }
    expect(offer.isShown.value).toBe(false);
  });

  it('is not for a network that is not calibrated, since it may still learn', () => {
    const { offer, drawAndClear } = open(networkOf(0));
    drawAndClear();
    drawAndClear();
    expect(offer.isShown.value).toBe(false);
  });

  it('leads to My Digits, and does not come again', () => {
    const { offer, views, drawAndClear } = open();
    drawAndClear();
    drawAndClear();
    offer.accept();
    expect(views.shown.value).toBe('my-digits');
    views.show('train');
    drawAndClear();
    drawAndClear();
    expect(offer.isShown.value).toBe(false);
  });

  it('does not come again once it is dismissed', () => {
    const { offer, drawAndClear } = open();
    drawAndClear();
    drawAndClear();
    offer.dismiss();
    drawAndClear();
    drawAndClear();
    expect(offer.isShown.value).toBe(false);
  });
});
