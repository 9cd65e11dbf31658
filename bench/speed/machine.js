import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and when a measurement begins, and how busy the machine is with other things. */
export function describeMachine() {
  return {
    startedAt: new Date().toISOString(),
    processor: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    loadAverage: loadavg()[0],
  };
}
