import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and when a measurement begins, and how busy the machine is with other things. */
export function describeMachine() {
  return {
    startedAt: new Date().toISOString(),
    processor: cpus()[0].model.trim(),
    cores: cpus().length,
    hasAvx512: hasAvx512(),
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    loadAverage: loadavg()[0],
  };
}

/** Whether the processor calculates with 512 bits at once; where the system has no list of its abilities, no. */
export function hasAvx512() {
  try {
    return /\bavx512f\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return false;
  }
}
