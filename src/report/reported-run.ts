import type { NetworkParameters } from '../contract/network';
import type { RunDetails } from '../contract/run';
import type { SplitMistakes } from '../engine/evaluation/find-mistakes';

/** A run's newest network, and what it makes of the test images. */
export interface ExaminedNetwork {
  network: NetworkParameters;
  examination: SplitMistakes;
  /** What is wrong with it, one sentence each; usually nothing. */
  findings: readonly string[];
  /** The data set whose test images it has read. */
  data: { name: string; sha256: string };
}

/** What a report says of one run. */
export interface ReportedRun {
  run: RunDetails;
  /** Absent without a network, or without test images. */
  examined?: ExaminedNetwork;
}

/** Most mistakes that a report shows. */
export const mostMistakes = 40;
