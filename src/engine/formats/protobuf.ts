import { joinBytes } from './join-bytes';
import { encodeUtf8 } from './utf8';

/** How a field is stored, by its number in the wire format. */
const wireTypes = { varint: 0, eightBytes: 1, lengthDelimited: 2, fourBytes: 5 } as const;

/** A field as it is stored: a varint as a number, anything else as a view of its bytes. */
export interface Field {
  number: number;
  value: number | Uint8Array;
}

/** A message as it is stored; what its fields mean, and the messages within it, is for the caller to know. */
export type Message = readonly Field[];

/**
 * Reads the fields of one message of Google's protocol buffers, and nothing of the messages within it.
 *
 * Returns null when they are damaged or more than `mostFields`, which bounds time and memory.
 */
export function decodeMessage(bytes: Uint8Array, mostFields: number): Message | null {
  const reader = new WireReader(bytes);
  const fields: Field[] = [];
  while (!reader.isAtEnd) {
    const field = reader.field();
    if (field === null || fields.length === mostFields) return null;
    fields.push(field);
  }
  return fields;
}

/** The last value of a field that holds one integer; undefined when it is absent. */
export function integerOf(message: Message, number: number): number | undefined {
  const values = message.filter((field) => field.number === number).map(({ value }) => value);
  return values.findLast((value) => typeof value === 'number');
}

/** The values of a field that holds bytes, text or messages. */
export function bytesOf(message: Message, number: number): Uint8Array[] {
  return message
    .filter((field) => field.number === number)
    .map(({ value }) => value)
    .filter((value) => typeof value !== 'number');
}

/** The values of a field that holds a list of integers, packed or not; null if damaged or more than `most`. */
export function integersOf(message: Message, number: number, most: number): number[] | null {
  const integers: number[] = [];
  for (const { value } of message.filter((field) => field.number === number)) {
    if (typeof value === 'number') {
      integers.push(value);
      continue;
    }
    const reader = new WireReader(value);
    while (!reader.isAtEnd && integers.length <= most) {
      const integer = reader.varint();
      if (integer === null) return null;
      integers.push(integer);
    }
  }
  return integers.length <= most ? integers : null;
}

class WireReader {
  #at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  field(): Field | null {
    const tag = this.varint();
    if (tag === null || tag < 8) return null;
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case wireTypes.varint: {
        const value = this.varint();
        return value === null ? null : { number, value };
      }
      case wireTypes.eightBytes:
        return this.#fieldOf(number, 8);
      case wireTypes.fourBytes:
        return this.#fieldOf(number, 4);
      case wireTypes.lengthDelimited:
        return this.#fieldOf(number, this.varint());
      default:
        return null;
    }
  }

  /** A signed 64-bit integer; null where it is damaged or a number cannot hold it. */
  varint(): number | null {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.isAtEnd) return null;
      const byte = this.bytes[this.#at++];
      const seven = byte & 0x7f;
      if (shift < 32) low |= seven << shift;
      if (shift > 28) high |= seven << (shift - 32);
      else if (shift === 28) high = seven >>> 4;
      if (byte < 0x80) {
        const value = high * 2 ** 32 + (low >>> 0);
        return Number.isSafeInteger(value) ? value : null;
      }
    }
    return null;
  }

  #fieldOf(number: number, length: number | null): Field | null {
    const start = this.#at;
    if (length === null || length < 0 || length > this.bytes.length - start) return null;
    this.#at = start + length;
    return { number, value: this.bytes.subarray(start, this.#at) };
  }
}

/** Writes a message from its fields. */
export function encodeMessage(...fields: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joinBytes(fields);
}

/** Writes a field that holds a whole number from 0. */
export function integerField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varintBytes(number * 8 + wireTypes.varint), ...varintBytes(value)]);
}

/** Writes a field that holds text, bytes or a message. */
export function bytesField(number: number, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? encodeUtf8(value) : value;
  const tag = varintBytes(number * 8 + wireTypes.lengthDelimited);
  return encodeMessage(Uint8Array.from([...tag, ...varintBytes(bytes.length)]), bytes);
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}
