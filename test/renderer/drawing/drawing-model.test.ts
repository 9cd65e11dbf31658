import { describe, expect, it } from 'vitest';
import { DrawingModel, penWidths } from '../../../src/renderer/drawing/drawing-model';
import type { Sample } from '../../../src/renderer/drawing/sample';
import { KeyboardPen } from '../../../src/renderer/drawing/keyboard-pen';

function sample(label: number): Sample {
  return { input: new Float32Array(784).fill(label / 10), label, name: `Test image ${label}` };
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
  it('undoes and redoes whole strokes', () => {
    const model = new DrawingModel();
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

  it('erases part of a sample as one step that can be undone', () => {
    const model = new DrawingModel();
    model.show(sample(5));
    model.tool.value = 'eraser';
    drawLine(model, 0.5);
    expect(model.sample.value).toMatchObject({ label: 5, isErased: true });
    expect(model.sample.value?.input[28 * 14 + 14]).toBe(0);
    expect(model.strokes.value).toEqual([]);
    model.undo();
    expect(model.sample.value?.isErased).toBeUndefined();
    drawLine(model, 1.5);
    expect(model.canRedo.value).toBe(true);
  });

  it('undoes clearing the pad', () => {
    const model = new DrawingModel();
    drawLine(model, 0.5);
    const drawn = model.strokes.value;
    model.clear();
    expect(model.isEmpty.value).toBe(true);
    model.undo();
    expect(model.strokes.value).toEqual(drawn);
  });

  it('does not remember clearing an empty pad or erasing nothing', () => {
    const model = new DrawingModel();
    model.clear();
    model.tool.value = 'eraser';
    drawLine(model, 0.5);
    expect(model.canUndo.value).toBe(false);
  });

  it('erases along the whole way of the eraser as one step', () => {
    const model = new DrawingModel();
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
    const model = new DrawingModel();
    model.begin([0.5, 0.5]);
    model.cancel();
    model.continueThrough([[0.6, 0.6]]);
    expect(model.isEmpty.value).toBe(true);
    expect(model.isDrawing.value).toBe(false);
    expect(model.canUndo.value).toBe(false);
  });

  it('erases with a pen turned round, and goes on with the chosen tool', () => {
    const model = new DrawingModel();
    drawLine(model, 0.5);
    model.begin([0.5, 0.1, 0.5], 'eraser');
    expect(model.toolInUse.value).toBe('eraser');
    model.continueThrough([[0.5, 0.9, 0.5]]);
    model.end();
    expect(model.strokes.value).toHaveLength(2);
    expect(model.toolInUse.value).toBe('pen');
  });

  it('goes on with the tool that a stroke was begun with', () => {
    const model = new DrawingModel();
    model.begin([0.2, 0.5]);
    model.tool.value = 'eraser';
    model.continueThrough([[0.8, 0.5]]);
    model.end();
    expect(model.strokes.value).toHaveLength(1);
  });

  it('keeps how hard a pen was pressed', () => {
    const model = new DrawingModel();
    drawLine(model, 0.5);
    expect(model.strokes.value[0].pressures).toBeUndefined();
    model.clear();
    model.begin([0.2, 0.5, 0.1]);
    model.continueThrough([
      [0.5, 0.5, 0.9],
      [0.8, 0.5, 0.4],
    ]);
    model.end();
    expect(model.strokes.value[0].pressures).toEqual([0.1, 0.9, 0.4]);
  });

  it('shows a sample in place of ink, and goes through many as one step', () => {
    const model = new DrawingModel();
    drawLine(model, 0.5);
    const drawn = model.strokes.value;
    const [one, other] = [sample(1), sample(2)];
    model.show(one);
    model.show(other);
    expect(model.isEmpty.value).toBe(false);
    expect(model.strokes.value).toEqual([]);
    expect(model.sample.value).toBe(other);
    model.undo();
    expect(model.sample.value).toBeNull();
    expect(model.strokes.value).toBe(drawn);
    model.redo();
    expect(model.sample.value).toBe(other);
  });

  it('starts anew when something is drawn on a sample', () => {
    const model = new DrawingModel();
    const one = sample(1);
    model.show(one);
    model.begin([0.2, 0.5]);
    expect(model.sample.value).toBeNull();
    model.cancel();
    expect(model.sample.value).toBe(one);
    drawLine(model, 0.5);
    expect(model.sample.value).toBeNull();
    expect(model.strokes.value).toHaveLength(1);
    model.undo();
    expect(model.sample.value).toBe(one);
    model.clear();
    expect(model.isEmpty.value).toBe(true);
  });

  it('opens strokes in place of what was there, which can be undone', () => {
    const model = new DrawingModel();
    drawLine(model, 0.5);
    const drawn = model.strokes.value;
    const opened = [{ points: [[0.5, 0.5] as const], width: 0.05 }];
    model.open(opened);
    expect(model.strokes.value).toBe(opened);
    model.undo();
    expect(model.strokes.value).toBe(drawn);
  });

  it('keeps the pen width of each stroke, between thinnest and thickest', () => {
    const model = new DrawingModel();
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
    const model = new DrawingModel();
    const pen = new KeyboardPen(model);
    for (const key of ['ArrowUp', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowDown']) {
      expect(pen.press(key)).toBe(true);
    }
    expect(model.strokes.value).toHaveLength(1);
    expect(model.strokes.value[0].points[0]).toEqual([0.5, 0.46]);
    expect(model.strokes.value[0].points.at(-1)![0]).toBeCloseTo(0.58);
    expect(model.isDrawing.value).toBe(false);
  });

  it('leaves other keys alone and stays on the pad', () => {
    const model = new DrawingModel();
    const pen = new KeyboardPen(model);
    expect(pen.press('a')).toBe(false);
    for (let press = 0; press < 100; press++) pen.press('ArrowLeft');
    expect(pen.position.value).toEqual([0, 0.5]);
  });

  it('reaches every part of a wide pad, from its middle', () => {
    const pen = new KeyboardPen(new DrawingModel(3));
    pen.press('ArrowRight');
    expect(pen.position.value).toEqual([1.54, 0.5]);
    for (let press = 0; press < 100; press++) pen.press('ArrowRight');
    expect(pen.position.value).toEqual([3, 0.5]);
  });

  it('finishes its stroke when the pad loses the focus', () => {
    const model = new DrawingModel();
    const pen = new KeyboardPen(model);
    pen.press('Enter');
    pen.leave();
    expect(model.isDrawing.value).toBe(false);
    expect(model.strokes.value).toHaveLength(1);
    expect(pen.position.value).toBeNull();
  });
});
