import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSvgMetadata, drawingSchema, padDrawingSchema, parseDrawings } from '../../src/contract/drawings';
import { drawnDigitSchema } from '../../src/contract/my-digits';

const one = [[[1, 2], [3, 4]]]; // prettier-ignore
const two = [[[5, 6]], [[7, 8]]];

const drawings = (content: unknown) => {
  const parsed = parseDrawings(JSON.stringify(content), 'a.json', drawingSchema);
  return parsed.ok ? parsed.value.map(({ strokes }) => strokes) : parsed.failure.message;
};
type EntrySchema = typeof drawingSchema | typeof padDrawingSchema | typeof drawnDigitSchema;
const message = (content: unknown, schema: EntrySchema = drawingSchema) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const parsed = parseDrawings<unknown>(text, 'a.json', schema);
  return parsed.ok ? 'taken' : `${parsed.failure.code}: ${parsed.failure.message}`;
};

describe('parseDrawings', () => {
  it('takes one drawing or a list of them, as objects or as strokes alone', () => {
    expect(drawings(one)).toEqual([one]);
    expect(drawings({ strokes: one, writer: 'Ann' })).toEqual([one]);
    expect(drawings([one])).toEqual([one]);
    expect(drawings([one, { strokes: two }])).toEqual([one, two]);
    expect(drawings([[], two])).toEqual([[], two]);
    expect(drawings({ version: 1, digits: [{ digit: 3, strokes: one }] })).toEqual([one]);
    expect(drawings([])).toEqual([[]]);
    expect(drawings([[]])).toEqual([[[]]]);
  });

  it('leaves out what a point says besides where it is', () => {
    expect(drawings([[[1, 2, 0.5], [3, 4, 0.5]]])).toEqual([one]); // prettier-ignore
  });

  it('finds the drawing in an SVG picture', () => {
    const svg = `<svg>${asSvgMetadata(JSON.stringify([{ strokes: one }]))}<path/></svg>`;
    expect(parseDrawings(svg, 'a.svg', drawingSchema)).toEqual({ ok: true, value: [{ strokes: one }] });
    expect(message('<svg><path d="M0 0"/></svg>')).toContain('can only open SVG files that it saved itself');
  });

  it('says what is wrong, and where', () => {
    const inside = (strokes: unknown) => message({ strokes });
    expect(message('[')).toBe('drawing-unreadable: “a.json” is not a drawing: it is not JSON.');
    expect(message(7)).toContain('not a drawing: it is not an object with "strokes".');
    expect(message([7, 8])).toContain('stroke 1 is not a list of points [x, y].');
    expect(message({})).toContain('"strokes" is missing.');
    expect(inside(1)).toContain('"strokes" is not a list of strokes.');
    expect(inside([[[1, 2]], 'x'])).toContain('stroke 2 is not a list of points [x, y].');
    expect(inside([[[1, 2], 3]])).toContain('stroke 1, point 2 is not a point [x, y].');
    expect(inside([[[1, 2], [3]]])).toContain('stroke 1, point 2: y is not a number.'); // prettier-ignore
    expect(inside([[[1, 2]], [[1, '2']]])).toContain('stroke 2, point 1: y is not a number.');
    expect(message('{"strokes": [[[1e999, 0]]]}')).toContain('stroke 1, point 1: x is above 1,000,000.');
    const pad = (more: object) => message({ strokes: one, ...more }, padDrawingSchema);
    expect(pad({ padHeight: 0 })).toContain('"padHeight" is not above 0.');
    expect(pad({ penWidths: ['2'] })).toContain('"penWidths" is not a number.');
  });

  it('names the drawing where there are several', () => {
    const second = (drawing: unknown) => message([one, drawing]);
    expect(second({ strokes: [[['1', 2]]] })).toContain('drawing 2, stroke 1, point 1: x is not a number.');
    expect(second({})).toContain('drawing 2, "strokes" is missing.');
    expect(second('x')).toContain('drawing 2 is not an object with "strokes".');
  });

  it('says what a labelled digit lacks', () => {
    const digit = (digit: unknown, strokes: unknown) => message([{ digit, strokes }], drawnDigitSchema);
    expect(message([{ digit: 3, strokes: one }, { strokes: one }], drawnDigitSchema)).toContain(
      'drawing 2, "digit" is missing.',
    );
    expect(digit(3, one)).toBe('taken');
    for (const wrong of ['3', -1, 10, 2.5]) {
      expect(digit(wrong, one)).toContain('"digit" is not a digit from 0 to 9.');
    }
    expect(digit(3, [])).toContain('"strokes" has no stroke.');
    expect(digit(3, [[[1, 2]], []])).toContain('stroke 2 has no point.');
    const long = Array.from({ length: 20_001 }, () => [0, 0]);
    expect(digit(3, [long])).toContain('stroke 1 has more than 20,000 points.');
    const many = Array.from({ length: 201 }, () => [[0, 0]]);
    expect(digit(3, many)).toContain('"strokes" has more than 200 strokes.');
  });

  it('never throws, whatever a file holds', () => {
    fc.assert(fc.property(fc.json(), (text) => void message(text)));
    fc.assert(fc.property(fc.string(), (text) => void message(text, drawnDigitSchema)));
  });
});
