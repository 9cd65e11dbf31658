import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../src/contract/drawings';
import { prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { decodeDrawing, encodeDrawing } from '../../../src/renderer/drawing/drawing-json';
import { penWidths } from '../../../src/renderer/drawing/drawing-model';
import { drawSvg } from '../../../src/renderer/drawing/drawing-picture';
import type { InkStroke } from '../../../src/renderer/drawing/ink';

const seven: InkStroke[] = [
  { points: [[0.2, 0.2], [0.8, 0.21], [0.4, 0.9]], width: 0.075 }, // prettier-ignore
  { points: [[0.4, 0.5], [0.7, 0.5]], pressures: [0.25, 0.5], width: 0.14 }, // prettier-ignore
  { points: [[0.5, 0.5]], width: 0.03 },
];

const foreign = { digit: 1, writer: 'w', strokes: [[[300, 100], [300, 500]], []] }; // prettier-ignore

const opened = (text: string, padWidth = 1) => {
  const result = decodeDrawing(text, 'a.json', padWidth);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const message = (content: unknown) => {
  const result = decodeDrawing(typeof content === 'string' ? content : JSON.stringify(content), 'a.json', 1);
  return result.ok ? 'opened' : `${result.failure.code}: ${result.failure.message}`;
};

describe('encodeDrawing', () => {
  it('writes a list of one entry with strokes of points, as programs that read many digits take it', () => {
    const [entry, ...others] = JSON.parse(encodeDrawing(seven)) as { strokes: number[][][] }[];
    expect(others).toEqual([]);
    expect(entry.strokes[0]).toEqual([[200, 200], [800, 210], [400, 900]]); // prettier-ignore
    expect(entry.strokes[1]).toEqual([[400, 500, 0.25], [700, 500, 0.5]]); // prettier-ignore
    expect(prepareStrokes(entry.strokes as unknown as Stroke[])).toEqual(
      prepareStrokes(seven.map(({ points }) => points)),
    );
  });
});

describe('decodeDrawing', () => {
  it('brings back what was written, as JSON and inside an SVG picture', () => {
    expect(opened(encodeDrawing(seven))).toEqual(seven);
    expect(opened(drawSvg(seven, 1))).toEqual(seven);
  });

  it('brings any drawing back to within what can be seen', () => {
    const coordinate = fc.double({ min: 0, max: 1, noNaN: true });
    const stroke = fc.record({
      points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 }),
      width: fc.constantFrom(...penWidths),
    });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        const back = opened(encodeDrawing(strokes));
        expect(back.map(({ width }) => width)).toEqual(strokes.map(({ width }) => width));
        back.forEach(({ points }, index) =>
          points.forEach(([x, y], at) => {
            expect(Math.abs(x - strokes[index].points[at][0])).toBeLessThan(1e-5);
            expect(Math.abs(y - strokes[index].points[at][1])).toBeLessThan(1e-5);
          }),
        );
      }),
    );
  });

  it('puts a drawing of another program, of any size, into the middle', () => {
    for (const content of [foreign, [foreign], foreign.strokes, { version: 1, digits: [foreign] }]) {
      const [stroke, ...others] = opened(JSON.stringify(content));
      expect(others).toEqual([]);
      expect(stroke.width).toBe(penWidths[2]);
      expect(stroke.points[0][0]).toBeCloseTo(0.5);
      expect(stroke.points[0][1]).toBeCloseTo(0.15);
      expect(stroke.points[1][1]).toBeCloseTo(0.85);
    }
    expect(opened('{"strokes": [[[7, 7]]]}')[0].points).toEqual([[0.5, 0.5]]);
  });

  it('fits a drawing from a wide pad into a narrow one, and the other way round keeps its place', () => {
    const wide: InkStroke[] = [{ points: [[0.5, 0.5], [3.5, 0.5]], width: 0.05 }]; // prettier-ignore
    expect(opened(encodeDrawing(wide), 4)).toEqual(wide);
    const xs = opened(encodeDrawing(wide), 1)[0].points.map(([x]) => x);
    expect(Math.min(...xs)).toBeCloseTo(0.15);
    expect(Math.max(...xs)).toBeCloseTo(0.85);
    expect(opened(encodeDrawing(seven), 4)).toEqual(seven);
  });

  it('takes a third number for pressure only where all are such', () => {
    const times = { strokes: [[[0, 0, 17], [1, 1, 18]]] }; // prettier-ignore
    expect(opened(JSON.stringify(times))[0].pressures).toBeUndefined();
  });

  it('says what is wrong, and where', () => {
    expect(message('[')).toBe('drawing-unreadable: “a.json” is not a drawing: it is not JSON.');
    expect(message([])).toContain('holds no ink');
    expect(message([foreign, foreign])).toContain('holds 2 drawings; the pad takes one');
    expect(message({ digits: [] })).toContain('holds 0 drawings; the pad takes one');
    expect(message({ strokes: [[[1, '2']]] })).toContain('stroke 1, point 1: y is not a number.');
    expect(message({ strokes: [] })).toContain('holds no ink');
    expect(message({ strokes: [[], []] })).toContain('holds no ink');
    expect(message({ strokes: [[[1, 2]]], penWidths: [1, 2] })).toContain('1 strokes, but 2 pen widths');
  });

  it('never throws, whatever a file holds', () => {
    fc.assert(fc.property(fc.json(), (text) => void message(text)));
    fc.assert(fc.property(fc.string(), (text) => void message(text)));
  });
});
