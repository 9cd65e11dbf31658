declare module '*.wasm?url&inline' {
  /** The WebAssembly module as a data URL, inserted by the build. */
  const dataUrl: string;
  export default dataUrl;
}
