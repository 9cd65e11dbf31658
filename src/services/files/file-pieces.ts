import type { FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import type { ByteParser } from '../../engine/formats/byte-parser';

/** A part of a file, and how its content is packed. */
export interface FilePart {
  start: number;
  bytes: number;
  packing: 'none' | 'gzip' | 'deflate';
}

/** Bytes that are read, or unpacked, at once. */
const chunkBytes = 262_144;

/**
 * Runs a parser on part of a file, unpacking as much as it asks for: memory is what the parser keeps, and a chunk.
 *
 * Throws what reading and unpacking throw. `crc32`: over the unpacked bytes, as far as they were read.
 */
export async function parsePart<Value>(
  file: FileHandle,
  part: FilePart,
  parser: ByteParser<Value>,
): Promise<{ value: Value; crc32: number }> {
  let step = parser.next();
  let rest: Uint8Array = new Uint8Array(0);
  let sum = 0;
  const take = (bytes: number) => {
    const taken = rest.subarray(0, bytes);
    rest = rest.subarray(bytes);
    return taken;
  };
  for await (const chunk of unpack(readChunks(file, part), part.packing)) {
    if (part.packing !== 'gzip') sum = crc32(chunk, sum);
    rest = plain(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    while (!step.done && rest.length >= step.value) step = parser.next(take(step.value));
    if (step.done) break;
  }
  while (!step.done) step = parser.next(take(step.value));
  return { value: step.value, crc32: sum };
}

/** The same bytes; a `Buffer` has methods of its own, which copy nothing. */
function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

async function* readChunks(file: FileHandle, { start, bytes }: FilePart): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes;) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, bytes - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, start + at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

function unpack(chunks: AsyncGenerator<Uint8Array>, packing: FilePart['packing']): AsyncIterable<Uint8Array> {
  if (packing === 'none') return chunks;
  const options = { chunkSize: chunkBytes };
  const unpacker = packing === 'gzip' ? createGunzip(options) : createInflateRaw(options);
  // A failure ends the loop over the unpacker, which throws it.
  return pipeline(Readable.from(chunks), unpacker, () => undefined);
}
