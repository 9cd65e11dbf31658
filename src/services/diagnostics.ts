import { arch, availableParallelism, cpus, release, totalmem } from 'node:os';
import type { About } from '../contract/api';
import type { LogFields } from './log';

const bytesInGibibyte = 2 ** 30;

/** Describes this computer and what happened, for someone who looks for a fault; nothing personal. */
export function describeDiagnostics(
  { version, electron, chrome, node }: Pick<About, 'version' | 'electron' | 'chrome' | 'node'>,
  data: LogFields,
  logLines: readonly string[],
): string {
  const processor = cpus()[0]?.model.trim() ?? 'processor unknown';
  return [
    `Inkling ${version}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${release()}, ${arch()}`,
    `${processor}, ${availableParallelism()} cores, ${(totalmem() / bytesInGibibyte).toFixed(1)} GiB`,
    `Data: ${Object.entries(data)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
    '',
    'Log:',
    ...logLines,
    '',
  ].join('\n');
}
