import { access, constants } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { plainReason } from '../services/files/file-errors';
import { CommandError, wrongUsage } from './command-error';

/** The ending says the format, so it has to be one of the two. */
export function requireModelEnding(path: string): void {
  if (['.safetensors', '.json'].includes(extname(path).toLowerCase())) return;
  throw wrongUsage(`“${path}” must end in .safetensors, or in .json for the book's network2 format.`);
}

/** Finds out before hours of training that their result could not be written. */
export async function requireWritableFolder(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new CommandError(`“${folder}” cannot be written to: ${plainReason(error)}.`);
  }
}
