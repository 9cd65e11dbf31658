import { formatCount } from '../../contract/number-format';
import type { ByteParser } from './byte-parser';
import type { ArrayDescription } from './number-arrays';
import { readNumberArray } from './number-arrays';

/** What a pickled tuple of NumPy arrays consists of. */
export type PickleValue =
  null | boolean | number | string | Tuple | Name | NumberType | PickledArray | Content;

class Tuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** Something in a Python module; it is compared with the few names that are known, and never called. */
class Name {
  constructor(readonly text: string) {}
}

class NumberType {
  /** "<", "|" or another byte order; unknown until the pickle says it. */
  order = '=';
  constructor(readonly kind: string) {}
}

/** The numbers of an array, as bytes. */
class Content {
  constructor(
    readonly bytes: Uint8Array,
    readonly description: ArrayDescription,
  ) {}
}

/** An array; without content until the pickle gives it. */
export class PickledArray {
  content: Content | undefined;
}

export { Tuple as PickledTuple };

/** A pickle's value, or what is wrong, as the end of a sentence. */
export type Pickle = { value: PickleValue } | { fault: string };

/** Thrown inside this file only. */
class Fault extends Error {}

const mark = Symbol('mark');
type StackItem = PickleValue | typeof mark;

const arrayMakers = ['numpy.core.multiarray _reconstruct', 'numpy._core.multiarray _reconstruct'];
const arrayClass = 'numpy ndarray';
const typeClass = 'numpy dtype';

/** The book's file has about 100 steps. */
const maximumSteps = 2_000;
/** A text longer than any name in the book's file; the content of an array is no text. */
const maximumTextBytes = 256;

/**
 * Reads a pickle of tuples of NumPy arrays, as in the book's mnist.pkl, of protocols 1 to 4.
 *
 * A pickle is a program. This knows the instructions that such a file consists of, and of the functions that they call
 * only NumPy's two for an array and its type, whose results it makes itself: nothing of the file is run. Everything else
 * is refused. `maximumCount`: of images in all arrays together, and of labels.
 * Source: CPython's pickletools.
 */
export function* readPickle(maximumCount: number): ByteParser<Pickle> {
  const machine = new Machine(maximumCount);
  try {
    for (let step = 0; step < maximumSteps; step++) {
      const [code] = yield* exactly(1);
      const instruction = instructions[String.fromCharCode(code)];
      if (code === stopCode) {
        const value = machine.result();
        if ((yield 1).length > 0) throw new Fault('it has more after its end');
        return { value };
      }
      if (instruction === undefined) throw new Fault(faultOfCode(code));
      yield* instruction(machine);
    }
    throw new Fault('it is longer than a tuple of arrays');
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}

const stopCode = '.'.charCodeAt(0);

function faultOfCode(code: number): string {
  const name = code > 32 && code < 127 ? `“${String.fromCharCode(code)}”` : `0x${code.toString(16)}`;
  return `it contains the pickle instruction ${name}, which the book’s file does not; nothing in it was run`;
}

/** The stack and memory of a pickle. */
class Machine {
  readonly #stack: StackItem[] = [];
  readonly #memory = new Map<number, PickleValue>();
  #arrays = 0;
  readonly maximumCount: number;
  imagesLeft: number;

  constructor(maximumCount: number) {
    this.maximumCount = maximumCount;
    this.imagesLeft = maximumCount;
  }

  push(item: StackItem): void {
    this.#stack.push(item);
  }

  pop(): PickleValue {
    const item = this.#stack.pop();
    if (item === undefined || item === mark) throw new Fault('it is damaged');
    return item;
  }

  /** The items above the last mark, which stay. */
  sinceMark(): readonly StackItem[] {
    return this.#stack.slice(this.#stack.lastIndexOf(mark) + 1);
  }

  tuple(size: number): void {
    const items = Array.from({ length: size }, () => this.pop()).reverse();
    this.push(new Tuple(items));
  }

  tupleSinceMark(): void {
    const place = this.#stack.lastIndexOf(mark);
    if (place === -1) throw new Fault('it is damaged');
    const items = this.#stack.splice(place).slice(1) as PickleValue[];
    this.push(new Tuple(items));
  }

  keep(index = this.#memory.size): void {
    const value = this.pop();
    this.#memory.set(index, value);
    this.push(value);
  }

  recall(index: number): void {
    const value = this.#memory.get(index);
    if (value === undefined) throw new Fault('it is damaged');
    this.push(value);
  }

  name(module: PickleValue, name: PickleValue): void {
    const text = `${String(module)} ${String(name)}`;
    if (![...arrayMakers, arrayClass, typeClass].includes(text)) {
      throw new Fault(`it calls “${text}”, which the book’s file does not; nothing in it was run`);
    }
    this.push(new Name(text));
  }

  /** Makes an empty array, or a type of numbers. */
  reduce(): void {
    const values = itemsOf(this.pop());
    const maker = this.pop();
    const [first] = values;
    if (!(maker instanceof Name)) throw new Fault('it is damaged');
    if (arrayMakers.includes(maker.text)) {
      if (!(first instanceof Name) || first.text !== arrayClass) throw new Fault('it is damaged');
      if (++this.#arrays > 6) throw new Fault('it holds more than six arrays');
      this.push(new PickledArray());
    } else if (maker.text === typeClass && typeof first === 'string') {
      this.push(new NumberType(first));
    } else throw new Fault('it is damaged');
  }

  /** Gives an array its content, or a type its byte order. */
  build(): void {
    const state = itemsOf(this.pop());
    const target = this.pop();
    if (target instanceof NumberType && typeof state[1] === 'string') target.order = state[1];
    else if (target instanceof PickledArray && state[4] instanceof Content) target.content = state[4];
    else throw new Fault('it is damaged');
    this.push(target);
  }

  result(): PickleValue {
    const value = this.pop();
    if (this.#stack.length > 0) throw new Fault('it is damaged');
    return value;
  }
}

function itemsOf(value: PickleValue): readonly PickleValue[] {
  if (value instanceof Tuple) return value.items;
  throw new Fault('it is damaged');
}

function* exactly(count: number): ByteParser<Uint8Array> {
  const bytes = yield count;
  if (bytes.length < count) throw new Fault('it ends too early');
  return bytes;
}

function* unsigned(bytes: 1 | 2 | 4 | 8): ByteParser<number> {
  const number = (yield* exactly(bytes)).reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (Number.isSafeInteger(number)) return number;
  throw new Fault('it is damaged');
}

/** A line of text without its line break. */
function* line(): ByteParser<string> {
  let text = '';
  for (let length = 0; length <= maximumTextBytes; length++) {
    const character = String.fromCharCode((yield* exactly(1))[0]);
    if (character === '\n') return text;
    text += character;
  }
  throw new Fault('it contains a long text, which the book’s file does not');
}

/** A text, or, where an array is being given its content, that content. */
function* textOrContent(machine: Machine, length: number): ByteParser<void> {
  const description = describedArray(machine.sinceMark());
  if (description !== undefined) {
    machine.push(yield* content(machine, description, length));
    return;
  }
  if (length > maximumTextBytes) throw new Fault('it contains a long text, which the book’s file does not');
  machine.push(length === 0 ? '' : String.fromCharCode(...(yield* exactly(length))));
}

/** An array's state is (version, shape, type, is it stored column by column, content). */
function describedArray(state: readonly StackItem[]): ArrayDescription | undefined {
  const [version, shape, type, isFortran] = state;
  if (state.length !== 4 || !(shape instanceof Tuple) || !(type instanceof NumberType)) return undefined;
  if (typeof version !== 'number' || typeof isFortran === 'string') return undefined;
  if (isFortran !== false && isFortran !== 0) throw new Fault('an array in it is stored column by column');
  if (!shape.items.every((size): size is number => typeof size === 'number' && size >= 0)) return undefined;
  return { dtype: `${type.order}${type.kind}`, shape: shape.items };
}

function* content(machine: Machine, description: ArrayDescription, length: number): ByteParser<Content> {
  const { dtype, shape } = description;
  const expected = shape.reduce((product, size) => product * size, 1) * Number(dtype.slice(2));
  if (length !== expected) {
    throw new Fault(`an array in it has ${formatCount(length)} bytes, not ${formatCount(expected)}`);
  }
  const isImages = shape.length > 1;
  const array = yield* readNumberArray(description, isImages ? machine.imagesLeft : machine.maximumCount);
  if ('fault' in array) throw new Fault(`of an array in it, ${array.fault}`);
  if (isImages) machine.imagesLeft -= shape[0];
  return new Content(array.bytes, description);
}

type Instruction = (machine: Machine) => ByteParser<void>;

/** An instruction without an argument. */
function plain(act: (machine: Machine) => void): Instruction {
  // eslint-disable-next-line require-yield -- all instructions are called alike
  return function* (machine) {
    act(machine);
  };
}

/** An instruction with a number after it. */
function counted(
  bytes: 1 | 2 | 4 | 8,
  act: (machine: Machine, number: number) => ByteParser<void> | void,
): Instruction {
  return function* (machine) {
    const rest = act(machine, yield* unsigned(bytes));
    if (rest) yield* rest;
  };
}

const instructions: Readonly<Record<string, Instruction>> = {
  // PROTO
  '\x80': counted(1, (_machine, protocol) => {
    if (protocol > 4) throw new Fault(`it has pickle protocol ${protocol}; save it with protocol 4`);
  }),
  // FRAME
  '\x95': counted(8, () => undefined),
  // MARK, EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3
  '(': plain((machine) => machine.push(mark)),
  ')': plain((machine) => machine.tuple(0)),
  t: plain((machine) => machine.tupleSinceMark()),
  '\x85': plain((machine) => machine.tuple(1)),
  '\x86': plain((machine) => machine.tuple(2)),
  '\x87': plain((machine) => machine.tuple(3)),
  // NONE, NEWTRUE, NEWFALSE
  N: plain((machine) => machine.push(null)),
  '\x88': plain((machine) => machine.push(true)),
  '\x89': plain((machine) => machine.push(false)),
  // INT, BININT, BININT1, BININT2, LONG1
  I: function* (machine) {
    const text = yield* line();
    if (!/^-?\d{1,12}$/.test(text)) throw new Fault('it is damaged');
    machine.push(Number(text));
  },
  J: counted(4, (machine, number) => machine.push(number | 0)),
  K: counted(1, (machine, number) => machine.push(number)),
  M: counted(2, (machine, number) => machine.push(number)),
  '\x8a': function* (machine) {
    const bytes = yield* unsigned(1);
    const digits = bytes === 0 ? new Uint8Array(0) : yield* exactly(bytes);
    machine.push(digits.reduceRight((sum, byte) => sum * 256 + byte, 0));
  },
  // GLOBAL, STACK_GLOBAL
  c: function* (machine) {
    const module = yield* line();
    machine.name(module, yield* line());
  },
  '\x93': plain((machine) => {
    const name = machine.pop();
    machine.name(machine.pop(), name);
  }),
  // BINPUT, LONG_BINPUT, MEMOIZE, BINGET, LONG_BINGET
  q: counted(1, (machine, index) => machine.keep(index)),
  r: counted(4, (machine, index) => machine.keep(index)),
  '\x94': plain((machine) => machine.keep()),
  h: counted(1, (machine, index) => machine.recall(index)),
  j: counted(4, (machine, index) => machine.recall(index)),
  // SHORT_BINSTRING, BINSTRING, SHORT_BINBYTES, BINBYTES, BINBYTES8, SHORT_BINUNICODE, BINUNICODE
  U: counted(1, textOrContent),
  T: counted(4, textOrContent),
  C: counted(1, textOrContent),
  B: counted(4, textOrContent),
  '\x8e': counted(8, textOrContent),
  '\x8c': counted(1, textOrContent),
  X: counted(4, textOrContent),
  // REDUCE, BUILD
  R: plain((machine) => machine.reduce()),
  b: plain((machine) => machine.build()),
};
