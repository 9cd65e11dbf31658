import * as v from 'valibot';
import { parseJson } from './json';
import type { Result } from './result';
import { failure, success } from './result';

/** Maximum size of a drawing's file; the longest drawings have a few hundred thousand points. */
export const largestDrawingBytes = 20_000_000;

export function drawingTooLarge(name: string): ReturnType<typeof failure> {
  return failure('drawing-unreadable', `“${name}” is too large: the limit for a drawing is 20 MB.`);
}

/** A drawing in every format in which it can be saved. */
export const drawingFormatsSchema = v.object({
  png: v.instance(Uint8Array),
  svg: v.pipe(v.string(), v.maxLength(100_000_000)),
  json: v.pipe(v.string(), v.maxLength(50_000_000)),
});

export type DrawingFormats = v.InferOutput<typeof drawingFormatsSchema>;

const coordinate = v.pipe(
  v.number('is not a number'),
  v.minValue(-1e6, 'is below -1,000,000'),
  v.maxValue(1e6, 'is above 1,000,000'),
);
const length = v.pipe(
  v.number('is not a number'),
  v.gtValue(0, 'is not above 0'),
  v.maxValue(1e6, 'is above 1,000,000'),
);
const strokesOf = <Point>(point: v.GenericSchema<unknown, Point>) =>
  v.array(v.array(point, 'is not a list of points [x, y]'), 'is not a list of strokes');
const notAPoint = 'is not a point [x, y]';
const notADrawing = 'is not an object with "strokes"';

/** Strokes of points [x, y], y downwards, at any scale; other values of a point are dropped. */
export const strokesSchema = strokesOf(v.tuple([coordinate, coordinate], notAPoint));

/** A drawing from any program. */
export const drawingSchema = v.object({ strokes: strokesSchema }, notADrawing);

/** A drawing with the additional values that Inkling saves for a pad. */
export const padDrawingSchema = v.object(
  {
    /** A point may have more values than its position: pen pressure or time. */
    strokes: strokesOf(v.looseTuple([coordinate, coordinate], notAPoint)),
    /** Height of the pad, in the units of the points; absent: the drawing's size on its pad is unknown. */
    padHeight: v.optional(length),
    /** One width for each stroke. */
    penWidths: v.optional(v.array(length, 'is not a list of widths')),
  },
  notADrawing,
);

export type PadDrawing = v.InferOutput<typeof padDrawingSchema>;

const metadataStart = '<metadata id="inkling-drawing">';
const metadataEnd = '</metadata>';

/** A drawing's JSON, as stored in an SVG picture of it. */
export function asSvgMetadata(json: string): string {
  return `${metadataStart}${json.trim()}${metadataEnd}`;
}

function jsonInSvg(svg: string): string | null {
  const start = svg.indexOf(metadataStart);
  const end = svg.indexOf(metadataEnd, start);
  return start < 0 || end < 0 ? null : svg.slice(start + metadataStart.length, end);
}

/**
 * Reads the drawings of a JSON file or of an SVG picture that contains one: a single drawing or a list, each an object
 * with `strokes` or just the strokes, or a person's digits as the app keeps them.
 *
 * Fails with 'drawing-unreadable'; the message names the file, what is wrong and where.
 */
export function parseDrawings<Entry>(
  text: string,
  fileName: string,
  entrySchema: v.GenericSchema<unknown, Entry>,
): Result<Entry[]> {
  const wrong = (what: string) => failure('drawing-unreadable', `“${fileName}” ${what}.`);
  const json = text.trimStart().startsWith('<') ? jsonInSvg(text) : text;
  if (json === null) {
    return wrong('is a picture without strokes; Inkling can only open SVG files that it saved itself');
  }
  const content = parseJson(json);
  if (content === undefined) return wrong('is not a drawing: it is not JSON');
  const entries = entriesOf(content);
  const parsed = v.safeParse(v.array(entrySchema), entries, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  return wrong(`is not a drawing: ${describeIssue(parsed.issues[0], entries.length)}`);
}

function entriesOf(content: unknown): unknown[] {
  if (isObject(content) && Array.isArray(content.digits)) return content.digits;
  if (!Array.isArray(content)) return [content];
  const drawings = content.some(isDrawing) ? content : [content];
  return drawings.map((entry: unknown) => (Array.isArray(entry) ? { strokes: entry } : entry));
}

const isObject = (content: unknown): content is Record<string, unknown> =>
  typeof content === 'object' && content !== null && !Array.isArray(content);

/** False for a stroke, whose entries are points. */
function isDrawing(entry: unknown): boolean {
  if (!Array.isArray(entry)) return isObject(entry);
  return entry.some((stroke) => Array.isArray(stroke) && stroke.some(Array.isArray));
}

/** For example "drawing 3, stroke 2, point 17: x is not a number"; a single drawing gets no number. */
function describeIssue({ message, received, path }: v.BaseIssue<unknown>, drawings: number): string {
  const [drawing, field, stroke, point, axis] = path!.map(({ key }) => key);
  const isInStroke = field === 'strokes' && stroke !== undefined;
  const places = [
    drawings > 1 && `drawing ${Number(drawing) + 1}`,
    isInStroke ? `stroke ${Number(stroke) + 1}` : field !== undefined && `"${String(field)}"`,
    point !== undefined && `point ${Number(point) + 1}`,
  ];
  const place = places.filter(Boolean).join(', ') || 'it';
  if (axis !== undefined) return `${place}: ${axis === 0 ? 'x' : 'y'} ${message}`;
  const isMissing = received === 'undefined' && field !== undefined && !isInStroke;
  return `${place} ${isMissing ? 'is missing' : message}`;
}

/** One pen stroke: points in drawing order, y downwards, any scale. */
export type Stroke = readonly (readonly [x: number, y: number])[];
