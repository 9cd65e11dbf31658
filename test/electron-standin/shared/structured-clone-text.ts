/**
 * Values as the structured clone algorithm copies them, written as text: the DevTools protocol, over which page and
 * main talk here, carries nothing else. Runs in Node and in the page.
 *
 * Every value is one cell of a flat table and refers to others by index, so that shared and cyclic references survive.
 */
type Index = number;
type Cell =
  | null
  | string
  | boolean
  | number
  | ['undefined']
  | ['number', string]
  | ['bigint', string]
  | ['date', number]
  | ['regexp', string, string]
  | ['error', string, string, string]
  | ['array', Index[]]
  | ['map', [Index, Index][]]
  | ['set', Index[]]
  | ['object', [string, Index][]]
  | ['buffer', string]
  | ['view', string, Index, number, number];

const viewConstructors = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView>;

const errorConstructors = {
  RangeError,
  TypeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
} as Record<string, ErrorConstructor>;

/** Throws a DataCloneError for what cannot be cloned: functions, symbols, DOM nodes. */
export function encode(value: unknown): string {
  const cells: Cell[] = [];
  const indices = new Map<object, Index>();

  function put(part: unknown): Index {
    if (isObject(part)) {
      const known = indices.get(part);
      if (known !== undefined) return known;
      indices.set(part, cells.length);
    }
    const index = cells.push(null) - 1;
    cells[index] = isObject(part) ? objectCell(part, put) : primitiveCell(part);
    return index;
  }

  put(structuredClone(value));
  return JSON.stringify(cells);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function primitiveCell(value: unknown): Cell {
  switch (typeof value) {
    case 'undefined':
      return ['undefined'];
    case 'bigint':
      return ['bigint', String(value)];
    case 'number':
      if (Object.is(value, -0)) return ['number', '-0'];
      return Number.isFinite(value) ? value : ['number', String(value)];
    case 'string':
    case 'boolean':
    case 'object':
      return value as string | boolean | null;
    case 'function':
    case 'symbol':
      throw new TypeError('What cannot be cloned has no text.');
  }
}

function objectCell(value: object, put: (part: unknown) => Index): Cell {
  if (Array.isArray(value)) return ['array', value.map(put)];
  if (value instanceof Date) return ['date', value.getTime()];
  if (value instanceof RegExp) return ['regexp', value.source, value.flags];
  if (value instanceof Map)
    return ['map', Array.from(value, ([key, item]): [Index, Index] => [put(key), put(item)])];
  if (value instanceof Set) return ['set', [...value].map(put)];
  if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) {
    const name = Object.prototype.toString.call(value).slice(8, -1);
    const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length;
    return ['view', name, put(value.buffer), value.byteOffset, length];
  }
  return ['object', Object.entries(value).map(([key, item]): [string, Index] => [key, put(item)])];
}

export function decode(text: string): unknown {
  const cells = JSON.parse(text) as Cell[];
  const values = new Map<Index, unknown>();

  function get(index: Index): unknown {
    if (!values.has(index)) restore(cells[index], get, (value) => values.set(index, value));
    return values.get(index);
  }

  return get(0);
}

/** Containers are kept before they are filled, so that a part may refer to its whole. */
function restore(cell: Cell, get: (index: Index) => unknown, keep: (value: unknown) => void): void {
  if (!Array.isArray(cell)) return keep(cell);
  switch (cell[0]) {
    case 'undefined':
      return keep(undefined);
    case 'number':
      return keep(Number(cell[1]));
    case 'bigint':
      return keep(BigInt(cell[1]));
    case 'date':
      return keep(new Date(cell[1]));
    case 'regexp':
      return keep(new RegExp(cell[1], cell[2]));
    case 'error':
      return keep(restoreError(cell[1], cell[2], cell[3]));
    case 'buffer':
      return keep(fromBase64(cell[1]));
    case 'view':
      return keep(new viewConstructors[cell[1]](get(cell[2]) as ArrayBuffer, cell[3], cell[4]));
    case 'array':
    case 'map':
    case 'set':
    case 'object':
      restoreContainer(cell, get, keep);
  }
}

function restoreContainer(
  cell: Extract<Cell, ['array' | 'map' | 'set' | 'object', ...unknown[]]>,
  get: (index: Index) => unknown,
  keep: (value: unknown) => void,
): void {
  if (cell[0] === 'array') {
    const array: unknown[] = [];
    keep(array);
    for (const item of cell[1]) array.push(get(item));
  } else if (cell[0] === 'map') {
    const map = new Map<unknown, unknown>();
    keep(map);
    for (const [key, item] of cell[1]) map.set(get(key), get(item));
  } else if (cell[0] === 'set') {
    const set = new Set<unknown>();
    keep(set);
    for (const item of cell[1]) set.add(get(item));
  } else {
    const object: Record<string, unknown> = {};
    keep(object);
    for (const [key, item] of cell[1]) object[key] = get(item);
  }
}

function restoreError(name: string, message: string, stack: string): Error {
  const error = new (errorConstructors[name] ?? Error)(message);
  error.stack = stack;
  return error;
}

function toBase64(bytes: Uint8Array<ArrayBuffer>): string {
  return typeof Buffer === 'undefined' ? bytes.toBase64() : Buffer.from(bytes.buffer).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  if (typeof Buffer === 'undefined') return Uint8Array.fromBase64(text).buffer;
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
