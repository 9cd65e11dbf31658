/** The part of WebAssembly's JavaScript interface used here; Node's own types lack it. */
declare namespace WebAssembly {
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Module: new (bytes: Uint8Array) => object;
  const Memory: new (pages: { initial: number; maximum: number; shared: true }) => object;
  const Instance: new (module: object, imports?: { env: { memory: object } }) => Instance;
}

/** Text of base64 to one character for each byte: in pages and in Node alike. */
declare function atob(base64: string): string;
