import { drawingSchema, parseDrawings } from '../contract/drawings';
import type { DrawnDigit } from '../contract/my-digits';
import { drawnDigitSchema } from '../contract/my-digits';
import type { Stroke } from '../contract/drawings';
import { readDrawingFile } from '../services/files/drawing-files';
import { CommandError, valueOf } from './command-error';

/** Reads one person's digits with their labels, at least one. Ends the command on failure. */
export async function readLabelledDrawings(path: string): Promise<DrawnDigit[]> {
  const digits = valueOf(parseDrawings(await readText(path), path, drawnDigitSchema));
  if (digits.length === 0) throw new CommandError(`“${path}” contains no digit.`);
  return digits;
}

/** Reads one drawing from a JSON file, or a list of them. Ends the command on failure. */
export async function readDrawings(path: string): Promise<Stroke[][]> {
  const drawings = valueOf(parseDrawings(await readText(path), path, drawingSchema));
  return drawings.map(({ strokes }) => strokes);
}

async function readText(path: string): Promise<string> {
  return valueOf(await readDrawingFile(path, path)).text;
}
