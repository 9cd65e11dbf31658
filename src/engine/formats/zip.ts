/** A file inside a zip file. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  /** As it lies in the zip file, and unpacked. */
  packedBytes: number;
  bytes: number;
  crc32: number;
  /** Where its local header starts. */
  headerStart: number;
}

/** Where the list of entries lies. */
export interface ZipDirectory {
  start: number;
  bytes: number;
}

/** The list of entries is found from the end of the file: this many bytes are enough, with the longest comment. */
export const zipEndBytes = 22 + 65_535;
/** Before a file's content comes a header of this size, then a name and extra fields. */
export const zipLocalHeaderBytes = 30;

const endMagic = 0x06054b50;
const entryMagic = 0x02014b50;
const localMagic = 0x04034b50;
const entryBytes = 46;
/** Enough for hundreds of entries; the archives that are read have four. */
const maximumDirectoryBytes = 65_536;
/** Stands for a number in the extension for files over 4 GiB. */
const largeFile = 0xffffffff;

/** Finds the list of entries; `end` is the end of the file. Otherwise returns the fault, as the end of a sentence. */
export function findZipDirectory(end: Uint8Array, fileBytes: number): ZipDirectory | string {
  const view = viewOf(end);
  for (let at = end.length - 22; at >= 0; at--) {
    const isEnd =
      view.getUint32(at, true) === endMagic && at + 22 + view.getUint16(at + 20, true) === end.length;
    if (!isEnd) continue;
    const bytes = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (bytes > maximumDirectoryBytes) return 'it holds too many files';
    if (start + bytes > fileBytes) return 'it is damaged: its list of files lies behind its end';
    return { start, bytes };
  }
  return 'it is not a zip file, or its end is missing';
}

/** Reads the list of entries. Otherwise returns the fault, as the end of a sentence. */
export function readZipDirectory(directory: Uint8Array): ZipEntry[] | string {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + entryBytes <= directory.length;) {
    if (view.getUint32(at, true) !== entryMagic) return 'it is damaged: its list of files is unreadable';
    const nameStart = at + entryBytes;
    const nameEnd = nameStart + view.getUint16(at + 28, true);
    const name = String.fromCharCode(...directory.subarray(nameStart, nameEnd));
    const isEncrypted = (view.getUint16(at + 8, true) & 1) !== 0;
    if (isEncrypted) return `“${name}” in it is encrypted`;
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      headerStart: view.getUint32(at + 42, true),
    };
    if (entry.packedBytes === largeFile || entry.bytes === largeFile || entry.headerStart === largeFile) {
      return `“${name}” in it is too large`;
    }
    entries.push(entry);
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where an entry's content starts, by its local header; undefined when it has none. */
export function zipContentStart(localHeader: Uint8Array, { headerStart }: ZipEntry): number | undefined {
  if (localHeader.length < zipLocalHeaderBytes) return undefined;
  const view = viewOf(localHeader);
  if (view.getUint32(0, true) !== localMagic) return undefined;
  return headerStart + zipLocalHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
