import { describe, expect, it } from 'vitest';
import { layOutNetwork, neuronAt, type Box } from '../../../src/renderer/network/network-layout';

const widths = [300, 580, 834, 1000, 2000];
const shapes = [[784, 10], [784, 1, 10], [784, 30, 10], [784, 100, 10], [784, 100, 30, 10], [784, 500, 10], [784, 30, 30, 30, 30, 10]]; // prettier-ignore

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

describe('layOutNetwork', () => {
  it('gives every neuron its own place inside the picture, for every shape and width', () => {
    for (const width of widths) {
      for (const sizes of shapes) {
        const { layers, outputs, height } = layOutNetwork(sizes, width);
        const boxes = [...layers.flatMap((layer) => layer.boxes), ...outputs];
        const hidden = sizes.slice(1, -1).reduce((sum, size) => sum + size, 0);
        expect(boxes).toHaveLength((hidden || 10) + 10);
        const isOutside = (box: Box) =>
          box.x < 0 || box.x + box.width > width + 1e-9 || box.y + box.height > height;
        expect(boxes.filter(isOutside)).toEqual([]);
        const isTaken = (box: Box, index: number) =>
          boxes.slice(0, index).some((other) => overlap(box, other));
        expect(boxes.filter(isTaken)).toEqual([]);
      }
    }
  });

  it('runs the upper row’s lines between the pictures of the lower row', () => {
    const [{ boxes, exits, perRow }] = layOutNetwork([784, 30, 10], 834).layers;
    expect(perRow).toBe(15);
    for (const exit of exits.slice(0, perRow)) {
      expect(boxes.slice(perRow).some(({ x, width }) => exit > x && exit < x + width)).toBe(false);
    }
  });

  it('shows up to a hundred neurons as pictures and more as a grid, and larger where there is room', () => {
    expect(layOutNetwork([784, 100, 10], 834).layers[0].kind).toBe('pictures');
    expect(layOutNetwork([784, 101, 10], 834).layers[0].kind).toBe('grid');
    expect(layOutNetwork([784, 30, 10], 834).layers[0].boxes[0].width).toBe(38);
    expect(layOutNetwork([784, 30, 10], 1950).layers[0].boxes[0].width).toBe(64);
    expect(layOutNetwork([784, 30, 10], 1950).lines).toBeGreaterThan(layOutNetwork([784, 30, 10], 834).lines);
  });
});

describe('neuronAt', () => {
  it('finds the neuron under the pointer, and none beside it', () => {
    const layout = layOutNetwork([784, 100, 30, 10], 834);
    const { x, y, width, height } = layout.layers[1].boxes[12];
    expect(neuronAt(layout, x + width / 2, y + height / 2)).toEqual({ layer: 1, neuron: 12 });
    expect(neuronAt(layout, 2, 2)).toBeNull();
  });

  it('finds an output by its bar or by the digit below, for every shape and width', () => {
    for (const width of widths) {
      for (const sizes of shapes) {
        const layout = layOutNetwork(sizes, width);
        layout.outputs.forEach((box, neuron) => {
          const place = { layer: sizes.length - 2, neuron };
          expect(neuronAt(layout, box.x + box.width / 2, box.y + 1)).toEqual(place);
          expect(neuronAt(layout, box.x + box.width / 2, box.y + box.height + 18)).toEqual(place);
        });
      }
    }
  });
});
