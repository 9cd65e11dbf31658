import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { preloadPrefix } from '../shared/preload-wrapper';
import type { CdpSession } from './cdp-connection';

interface CoverageRange {
  startOffset: number;
  endOffset: number;
  count: number;
}

interface ScriptCoverage {
  url: string;
  functions: { ranges: CoverageRange[] }[];
}

/** A page that has crashed never answers. */
const longestAnswerMs = 2000;

/**
 * Writes what ran of a preload the way Node writes what ran of its modules, because the preload is the one part of
 * the app's own Electron code that runs in Chromium.
 */
export class PreloadCoverage {
  private readonly folder = process.env.NODE_V8_COVERAGE;
  private static fileCount = 0;

  constructor(
    private readonly session: CdpSession,
    private readonly preloadUrl: string,
    private readonly sourceLength: number,
  ) {}

  async start(): Promise<void> {
    if (!this.folder) return;
    await this.session.send('Profiler.enable');
    await this.session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  async write(): Promise<void> {
    if (!this.folder) return;
    const answer = await Promise.race([
      this.session.send<{ result: ScriptCoverage[] }>('Profiler.takePreciseCoverage'),
      setTimeout(longestAnswerMs, undefined, { ref: false }),
    ]);
    const { result } = answer ?? { result: [] };
    const scripts = result.filter(({ url }) => url === this.preloadUrl).map((script) => this.inFile(script));
    if (scripts.length === 0) return;
    const name = `coverage-${process.pid}-${Date.now()}-preload-${++PreloadCoverage.fileCount}.json`;
    // Node makes the folder only when it ends itself.
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, name), JSON.stringify({ result: scripts }));
  }

  /** The positions in the preload's file, without the function that it was evaluated in. */
  private inFile(script: ScriptCoverage): ScriptCoverage {
    const inFile = (offset: number) =>
      Math.min(Math.max(offset - preloadPrefix.length, 0), this.sourceLength);
    return {
      ...script,
      functions: script.functions.map((covered) => ({
        ...covered,
        ranges: covered.ranges.map(({ startOffset, endOffset, count }) => ({
          startOffset: inFile(startOffset),
          endOffset: inFile(endOffset),
          count,
        })),
      })),
    };
  }
}
