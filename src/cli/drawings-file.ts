import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { DrawnDigit } from '../contract/my-digits';
import { drawnDigitSchema } from '../contract/my-digits';
import type { Stroke } from '../contract/prediction';
import { plainReason } from '../services/file-errors';
import { CommandError } from './command-error';

const coordinateSchema = v.pipe(v.number(), v.finite());
const pointSchema = v.pipe(
  v.looseTuple([coordinateSchema, coordinateSchema]),
  v.transform(([x, y]) => [x, y] as const),
);
const strokesSchema = v.array(v.array(pointSchema));
/** The strokes of a drawing, alone or in an object that may say more. */
const drawingSchema = v.union([
  strokesSchema,
  v.pipe(
    v.object({ strokes: strokesSchema }),
    v.transform(({ strokes }) => strokes),
  ),
]);
const drawingsSchema = v.array(drawingSchema);
/** An empty list is one empty drawing. */
const oneOrMoreSchema = v.union([
  v.pipe(
    drawingSchema,
    v.transform((drawing) => [drawing]),
  ),
  drawingsSchema,
]);

const labelledSchema = v.pipe(v.array(drawnDigitSchema), v.minLength(1));
/** A list as it is, or inside the file that the app keeps a person's digits in. */
const labelledListSchema = v.union([
  labelledSchema,
  v.pipe(
    v.object({ digits: labelledSchema }),
    v.transform(({ digits }) => digits),
  ),
]);

/** Reads the digits of a hand, each with what it is; at least one. Ends the command on failure. */
export function readLabelledDrawings(path: string): Promise<DrawnDigit[]> {
  return readStrokes(path, labelledListSchema, 'a JSON list of digits, each with "digit" and "strokes"');
}

/** Reads a JSON list of drawings. Ends the command on failure. */
export function readDrawings(path: string): Promise<Stroke[][]> {
  return readStrokes(path, drawingsSchema, 'a JSON list of digits, each with "strokes"');
}

/** Reads one drawing from a JSON file, or a list of them. Ends the command on failure. */
export function readOneOrMoreDrawings(path: string): Promise<Stroke[][]> {
  return readStrokes(path, oneOrMoreSchema, 'a drawing in JSON or a list of drawings, each with "strokes"');
}

async function readStrokes<Drawings>(
  path: string,
  schema: v.GenericSchema<unknown, Drawings>,
  wanted: string,
): Promise<Drawings> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`“${path}” could not be read: ${plainReason(error)}.`);
  }
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw new CommandError(`“${path}” is not ${wanted} that are lists of [x, y] points.`);
  }
}
