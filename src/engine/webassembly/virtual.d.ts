declare module 'virtual:kernels' {
  /** The WebAssembly module of src/kernels in base64, inserted by the build. */
  const kernelsBase64: string;
  export default kernelsBase64;
}
