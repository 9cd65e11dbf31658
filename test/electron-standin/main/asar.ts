import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface AsarFile {
  size: number;
  /** From the end of the header, decimal. */
  offset: string;
  integrity?: { algorithm: 'SHA256'; hash: string };
}

interface AsarFolder {
  files: Record<string, AsarFile | AsarFolder>;
}

/** Writes the content of an asar archive into a folder; a file that differs from its recorded hash is an error. */
export function extractAsar(archive: string, folder: string): void {
  const bytes = readFileSync(archive);
  // Chromium pickles: the header's size, then the header, which holds its own text's length before the text.
  const headerSize = bytes.readUInt32LE(4);
  const textLength = bytes.readUInt32LE(12);
  const root = JSON.parse(bytes.toString('utf8', 16, 16 + textLength)) as AsarFolder;
  writeFolder(root, bytes.subarray(8 + headerSize), folder);
}

function writeFolder({ files }: AsarFolder, content: Buffer, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, entry] of Object.entries(files)) {
    const path = join(folder, name);
    if ('files' in entry) writeFolder(entry, content, path);
    else if ('offset' in entry) writeFileSync(path, checkedBytes(entry, content, path));
    else throw new Error(`${path}: the stand-in reads neither links nor unpacked files of an asar archive.`);
  }
}

function checkedBytes({ offset, size, integrity }: AsarFile, content: Buffer, path: string): Buffer {
  const bytes = content.subarray(Number(offset), Number(offset) + size);
  if (integrity && createHash('sha256').update(bytes).digest('hex') !== integrity.hash) {
    throw new Error(`${path}: does not have the hash that the asar archive records.`);
  }
  return bytes;
}
