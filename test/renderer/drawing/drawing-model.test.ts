import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/models';
import { DrawingModel, penWidths } from '../../../src/renderer/drawing/drawing-model';
import { KeyboardPen } from '../../../src/renderer/drawing/keyboard-pen';
import { emptyNetwork } from '../fake-bridge';

/** A network without hidden layers whose biases alone decide. */
function networkThatSays(digit: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[digit] = 2;
  return network;
}

function modelWith(network: NetworkParameters | null = networkThatSays(3)) {
  const present = signal(network);
  return { model: new DrawingModel(present), network: present };
}

function drawLine(model: DrawingModel, y: number): void {
  model.begin([0.2, y]);
  model.continueThrough([
    [0.5, y],
    [0.8, y],
  ]);
  model.end();
}

describe('DrawingModel', () => {
  it('predicts nothing for an empty pad', () => {
    const { model } = modelWith();
    expect(model.input.value).toBeNull();
    expect(model.prediction.value).toBeNull();
  });

  it('predicts while the stroke is still being drawn', () => {
    const { model } = modelWith();
    model.begin([0.5, 0.2]);
    model.continueThrough([[0.5, 0.8]]);
    expect(model.input.value).toHaveLength(784);
    expect(model.prediction.value?.digit).toBe(3);
  });

  it('follows the network as it changes', () => {
    const { model, network } = modelWith();
    drawLine(model, 0.5);
    network.value = networkThatSays(7);
    expect(model.prediction.value?.digit).toBe(7);
  });

  it('undoes and redoes whole strokes', () => {
    const { model } = modelWith();
    drawLine(model, 0.3);
    drawLine(model, 0.6);
    const both = model.strokes.value;
    model.undo();
    expect(model.strokes.value).toHaveLength(1);
    model.undo();
    expect(model.isEmpty.value).toBe(true);
    expect(model.canUndo.value).toBe(false);
    model.redo();
    model.redo();
    expect(model.strokes.value).toEqual(both);
    expect(model.canRedo.value).toBe(false);
  });

  it('undoes clearing the pad', () => {
    const { model } = modelWith();
    drawLine(model, 0.5);
    const drawn = model.strokes.value;
    model.clear();
    expect(model.isEmpty.value).toBe(true);
    model.undo();
    expect(model.strokes.value).toEqual(drawn);
  });

  it('does not remember clearing an empty pad or erasing nothing', () => {
    const { model } = modelWith();
    model.clear();
    model.tool.value = 'eraser';
    drawLine(model, 0.5);
    expect(model.canUndo.value).toBe(false);
  });

  it('erases along the whole way of the eraser as one step', () => {
    const { model } = modelWith();
    drawLine(model, 0.3);
    drawLine(model, 0.7);
    model.tool.value = 'eraser';
    model.begin([0.5, 0.1]);
    model.continueThrough([[0.5, 0.9]]);
    model.end();
    expect(model.strokes.value).toHaveLength(4);
    model.undo();
    expect(model.strokes.value).toHaveLength(2);
  });

  it('takes a cancelled stroke back', () => {
    const { model } = modelWith();
    model.begin([0.5, 0.5]);
    model.cancel();
    model.continueThrough([[0.6, 0.6]]);
    expect(model.isEmpty.value).toBe(true);
    expect(model.isDrawing.value).toBe(false);
    expect(model.canUndo.value).toBe(false);
  });

  it('keeps the pen width of each stroke, between thinnest and thickest', () => {
    const { model } = modelWith();
    drawLine(model, 0.3);
    for (let press = 0; press < 10; press++) model.changePenWidth(1);
    drawLine(model, 0.6);
    expect(model.strokes.value.map(({ width }) => width)).toEqual([penWidths[2], penWidths[4]]);
    for (let press = 0; press < 10; press++) model.changePenWidth(-1);
    expect(model.penWidth.value).toBe(penWidths[0]);
  });
});

describe('KeyboardPen', () => {
  it('draws with arrow keys between two presses of Enter', () => {
    const { model } = modelWith();
    const pen = new KeyboardPen(model);
    for (const key of ['ArrowUp', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowDown']) {
      expect(pen.press(key)).toBe(true);
    }
    expect(model.strokes.value).toHaveLength(1);
    expect(model.strokes.value[0].points).toHaveLength(3);
    expect(model.isDrawing.value).toBe(false);
  });

  it('leaves other keys alone and stays on the pad', () => {
    const { model } = modelWith();
    const pen = new KeyboardPen(model);
    expect(pen.press('a')).toBe(false);
    for (let press = 0; press < 100; press++) pen.press('ArrowLeft');
    expect(pen.position.value).toEqual([0, 0.5]);
  });

  it('finishes its stroke when the pad loses the focus', () => {
    const { model } = modelWith();
    const pen = new KeyboardPen(model);
    pen.press('Enter');
    pen.leave();
    expect(model.isDrawing.value).toBe(false);
    expect(model.strokes.value).toHaveLength(1);
    expect(pen.position.value).toBeNull();
  });
});
