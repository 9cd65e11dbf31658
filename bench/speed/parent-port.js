// Preloaded into the trainer: what Electron gives to a utility process, made of what Node gives to a forked one.
// Every message also tells the memory that the process has in use, and the most that it had.
Object.defineProperty(process, 'parentPort', {
  value: {
    /**
     * @param {'message'} name
     * @param {(message: { data: unknown }) => void} listener
     */
    on: (name, listener) => process.on(name, (data) => listener({ data })),
    /** @param {unknown} event */
    postMessage: (event) =>
      process.send?.({
        event,
        residentBytes: process.memoryUsage.rss(),
        mostResidentBytes: process.resourceUsage().maxRSS * 1024,
      }),
  },
});
