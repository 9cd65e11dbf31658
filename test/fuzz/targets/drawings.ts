import { parseClassPack } from '../../../src/contract/class-pack';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { drawingSchema, padDrawingSchema, parseDrawings } from '../../../src/contract/drawings';
import { drawnDigitSchema } from '../../../src/contract/my-digits';
import { prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { expectResult } from '../target';
import { bytesTarget, jsonBytes, textBytes, textOf } from './files';
import { expect } from 'vitest';

const strokes = [
  [
    [1, 2],
    [3.5, -4],
  ],
  [[5, 6]],
];
const json = JSON.stringify({ strokes, padHeight: 100, penWidths: [3, 3] });
const examples = () => [
  jsonBytes(strokes),
  jsonBytes({ strokes }),
  jsonBytes([
    { digit: 7, strokes },
    { digit: 1, strokes },
  ]),
  textBytes(`\ufeff${json}`),
  textBytes(`<svg><metadata id="inkling-drawing">${json}</metadata></svg>`),
];

const packs = () => [
  jsonBytes({
    format: 'inkling class pack',
    version: 1,
    experiments: [{ name: 'a', hyperparameters: defaultHyperparameters }],
    chapter: { page: 'nand', pages: { nand: { solved: ['xor'], answers: { xor: [1, 2] } } } },
  }),
];

export const drawingTargets = [
  bytesTarget('a file of drawings', 80, examples, (bytes) => {
    expectResult(parseDrawings(textOf(bytes), 'drawing.json', drawingSchema));
    expectResult(parseDrawings(textOf(bytes), 'drawing.json', padDrawingSchema));
  }),
  bytesTarget('a class pack', 40, packs, (bytes) => expectResult(parseClassPack(textOf(bytes), 'pack.json'))),
  bytesTarget('a file of labelled drawings', 60, examples, (bytes) => {
    const digits = parseDrawings(textOf(bytes), 'drawing.json', drawnDigitSchema);
    expectResult(digits);
    // Whatever is kept can be taught and exported.
    for (const digit of digits.ok ? digits.value : []) {
      const input = prepareStrokes(digit.strokes);
      expect(input?.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  }),
];
