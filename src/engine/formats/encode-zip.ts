import { crc32 } from './crc32';
import { encodeUtf8 } from './utf8';

export interface StoredFile {
  name: string;
  bytes: Uint8Array;
}

const signatures = { entry: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 } as const;
const headerBytes = { entry: 30, listed: 46, end: 22 } as const;
/** Version 2.0 of the format, which every program reads. */
const neededVersion = 20;
/** The names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980, the first day of the format: the same entries always give the same bytes. */
const date = 0x0021;

/**
 * Writes a zip archive whose entries are stored as they are, not compressed; it may have at most 4 GB.
 *
 * Source: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function encodeZip(entries: readonly StoredFile[]): Uint8Array<ArrayBuffer> {
  const named = entries.map(({ name, bytes }) => ({ name: encodeUtf8(name), bytes, sum: crc32(bytes) }));
  const sumOf = (size: (entry: (typeof named)[number]) => number) =>
    named.reduce((sum, entry) => sum + size(entry), 0);
  const listStart = sumOf(({ name, bytes }) => headerBytes.entry + name.length + bytes.length);
  const listBytes = sumOf(({ name }) => headerBytes.listed + name.length);
  const archive = new ArchiveWriter(listStart + listBytes + headerBytes.end);
  const starts = named.map(({ name, bytes, sum }) => {
    const start = archive.length;
    archive.uint32(signatures.entry);
    archive.uint16(neededVersion);
    archive.description(name, bytes, sum);
    archive.bytes(name);
    archive.bytes(bytes);
    return start;
  });
  named.forEach(({ name, bytes, sum }, index) => {
    archive.uint32(signatures.listed);
    archive.uint16(neededVersion, neededVersion);
    archive.description(name, bytes, sum);
    // Comment, disk and attributes: none.
    archive.uint16(0, 0, 0);
    archive.uint32(0, starts[index]);
    archive.bytes(name);
  });
  archive.uint32(signatures.end);
  archive.uint16(0, 0, named.length, named.length);
  archive.uint32(listBytes, listStart);
  archive.uint16(0);
  return archive.file;
}

class ArchiveWriter {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #length = 0;

  constructor(size: number) {
    this.file = new Uint8Array(size);
    this.#view = new DataView(this.file.buffer);
  }

  get length(): number {
    return this.#length;
  }

  uint16(...values: readonly number[]): void {
    for (const value of values) this.#view.setUint16(this.#advance(2), value, true);
  }

  uint32(...values: readonly number[]): void {
    for (const value of values) this.#view.setUint32(this.#advance(4), value, true);
  }

  bytes(bytes: Uint8Array): void {
    this.file.set(bytes, this.#advance(bytes.length));
  }

  /** What an entry's own header and its place in the list have in common. */
  description(name: Uint8Array, bytes: Uint8Array, sum: number): void {
    const stored = 0;
    const time = 0;
    this.uint16(flags, stored, time, date);
    this.uint32(sum, bytes.length, bytes.length);
    const extraBytes = 0;
    this.uint16(name.length, extraBytes);
  }

  #advance(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    return at;
  }
}
