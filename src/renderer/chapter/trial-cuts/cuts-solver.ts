import type { NetworkParameters } from '../../../contract/network';
import type { Stroke } from '../../../contract/drawings';
import type { TrialLine } from '../../../engine/handwriting/segmentation/trial-cuts';

export interface CutsTask {
  network: NetworkParameters;
  strokes: readonly Stroke[];
  wanted: readonly number[];
}

/** Tries the cuts of a line; null without ink. One task at a time. */
export type CutsSolver = (task: CutsTask) => Promise<TrialLine | null>;

/** A long number runs the network some hundred times, which must not block the pen: this is done in a thread of its own. */
export function workerCutsSolver(): CutsSolver {
  let worker: Worker | undefined;
  return (task) => {
    worker ??= new Worker(new URL('./cuts-worker.ts', import.meta.url), { type: 'module' });
    const solving = worker;
    return new Promise((resolve, reject) => {
      solving.onmessage = ({ data }: MessageEvent<TrialLine | null>) => resolve(data);
      solving.onerror = (event) => reject(new Error(event.message));
      solving.postMessage(task);
    });
  };
}
