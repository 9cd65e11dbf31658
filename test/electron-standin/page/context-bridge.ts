/**
 * contextBridge: carries an API from the preload's world into the page's.
 *
 * Two JavaScript worlds of a page share nothing but the DOM. So every message is a synchronous CustomEvent, whose
 * detail Chromium itself clones from one world into the other. Functions and promises cross as handles, errors by
 * message and stack, all else by structured clone, as in Electron.
 */
type World = 'page' | 'preload';
type AnyFunction = (...parameters: unknown[]) => unknown;

interface ErrorText {
  message: string;
  stack?: string;
}

type Outcome = { value: unknown } | { error: ErrorText };

type Message =
  | { type: 'expose'; name: string; value: unknown }
  | { type: 'call'; id: string; handle: string; parameters: unknown[] }
  | { type: 'return'; id: string; outcome: Outcome }
  | { type: 'settle'; handle: string; outcome: Outcome }
  /** The other world has nothing left that calls this function. */
  | { type: 'release'; handle: string };

const eventName = '__standin-context-bridge';

export class ContextBridge {
  private handleCount = 0;
  /** Functions of this world that the other one may call. */
  private readonly functions = new Map<string, AnyFunction>();
  /** Tells the other world of its functions that are not held here any more, as a listener that was taken off. */
  private readonly held = new FinalizationRegistry<string>((handle) =>
    this.send({ type: 'release', handle }),
  );
  /** Promises of the other world. */
  private readonly promises = new Map<string, (outcome: Outcome) => void>();
  /** Calls into the other world; these are synchronous, so the outcome is there when dispatchEvent returns. */
  private readonly outcomes = new Map<string, Outcome>();

  constructor(
    private readonly here: World,
    private readonly there: World,
  ) {
    window.addEventListener(
      eventName,
      (event) => {
        const { to, message } = (event as CustomEvent<{ to: World; message: Message }>).detail;
        if (to !== this.here) return;
        event.stopImmediatePropagation();
        this.receive(message);
      },
      { capture: true },
    );
  }

  expose(name: string, api: unknown): void {
    this.send({ type: 'expose', name, value: this.pack(api) });
  }

  private send(message: Message): void {
    window.dispatchEvent(new CustomEvent(eventName, { detail: { to: this.there, message } }));
  }

  private receive(message: Message): void {
    if (message.type === 'expose') {
      const value = deepFreeze(this.unpack(message.value));
      Object.defineProperty(window, message.name, { value, enumerable: true });
    } else if (message.type === 'call') {
      this.send({ type: 'return', id: message.id, outcome: this.answer(message.handle, message.parameters) });
    } else if (message.type === 'return') {
      this.outcomes.set(message.id, message.outcome);
    } else if (message.type === 'release') {
      this.functions.delete(message.handle);
    } else {
      this.promises.get(message.handle)?.(message.outcome);
      this.promises.delete(message.handle);
    }
  }

  private answer(handle: string, parameters: unknown[]): Outcome {
    try {
      return { value: this.pack(this.functions.get(handle)!(...(this.unpack(parameters) as unknown[]))) };
    } catch (error) {
      return { error: errorText(error) };
    }
  }

  private call(handle: string, parameters: unknown[]): unknown {
    const id = this.newHandle();
    this.send({ type: 'call', id, handle, parameters: this.pack(parameters) as unknown[] });
    const outcome = this.outcomes.get(id);
    this.outcomes.delete(id);
    if (!outcome) throw new Error('contextBridge: a parameter could not be cloned.');
    if ('error' in outcome) throw errorFrom(outcome.error);
    return this.unpack(outcome.value);
  }

  private functionOf(handle: string): AnyFunction {
    const called = (...parameters: unknown[]) => this.call(handle, parameters);
    this.held.register(called, handle);
    return called;
  }

  private pack(value: unknown, packed = new Map<unknown, unknown>()): unknown {
    if (packed.has(value)) return packed.get(value);
    if (typeof value === 'symbol') throw new Error('contextBridge: symbols cannot cross.');
    if (typeof value === 'function') {
      const handle = this.newHandle();
      this.functions.set(handle, value as AnyFunction);
      return { $function: handle };
    }
    if (value instanceof Promise) return { $promise: this.holdPromise(value) };
    if (value instanceof Error) return { $error: errorText(value) };
    return copyParts(value, packed, (part) => this.pack(part, packed));
  }

  private holdPromise(promise: Promise<unknown>): string {
    const handle = this.newHandle();
    promise.then(
      (value) => this.send({ type: 'settle', handle, outcome: { value: this.pack(value) } }),
      (error: unknown) => this.send({ type: 'settle', handle, outcome: { error: errorText(error) } }),
    );
    return handle;
  }

  private unpack(value: unknown, unpacked = new Map<unknown, unknown>()): unknown {
    if (unpacked.has(value)) return unpacked.get(value);
    if (isPlainObject(value)) {
      const { $function, $promise, $error } = value;
      if (typeof $function === 'string') return this.functionOf($function);
      if (typeof $promise === 'string') return this.promiseOf($promise);
      if ($error) return errorFrom($error as ErrorText);
    }
    return copyParts(value, unpacked, (part) => this.unpack(part, unpacked));
  }

  private promiseOf(handle: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.promises.set(handle, (outcome) => {
        if ('error' in outcome) reject(errorFrom(outcome.error));
        else resolve(this.unpack(outcome.value));
      });
    });
  }

  private newHandle(): string {
    return `${this.here}-${++this.handleCount}`;
  }
}

/** Copies arrays and plain objects part by part; everything else is left to structured clone. */
function copyParts(value: unknown, copies: Map<unknown, unknown>, copy: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const array: unknown[] = [];
    copies.set(value, array);
    for (const part of value) array.push(copy(part));
    return array;
  }
  if (isPlainObject(value)) {
    const object: Record<string, unknown> = {};
    copies.set(value, object);
    for (const [key, part] of Object.entries(value)) object[key] = copy(part);
    return object;
  }
  return value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function errorText(error: unknown): ErrorText {
  return error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
}

function errorFrom({ message, stack }: ErrorText): Error {
  return Object.assign(new Error(message), { stack });
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
