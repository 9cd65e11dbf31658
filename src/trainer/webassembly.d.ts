/** The part of WebAssembly's JavaScript interface that is used here; Node's own types leave it to the page's. */
declare namespace WebAssembly {
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Module: new (bytes: Uint8Array) => object;
  const Instance: new (module: object) => Instance;
}
