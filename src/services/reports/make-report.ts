import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeRemedies, sentenceOf } from '../../contract/diagnosis';
import type { NetworkParameters } from '../../contract/network';
import type { RunDetails } from '../../contract/run';
import { findMistakes } from '../../engine/evaluation/find-mistakes';
import { mostMistakes, type ExaminedNetwork, type ReportedRun } from '../../report/reported-run';
import { writeReport, type ReportSource } from '../../report/write-report';
import type { NamedData } from '../data/data-library';
import { examineInTurns } from '../doctor/examine-in-turns';
import { knownHistoryOf } from '../doctor/known-history';

/** A run to report on. */
export interface RunToReport {
  run: RunDetails;
  /** Absent: it has none yet. */
  network?: NetworkParameters;
}

/**
 * Writes a report as one HTML file; other work gets its turn every few milliseconds. Without `data`, it does not show
 * what the networks read. `onProgress` hears the images that are read, of all that will be.
 */
export async function makeReport(
  runs: readonly RunToReport[],
  data: NamedData | undefined,
  source: ReportSource,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<string> {
  const reported: ReportedRun[] = [];
  const perRun = data?.data.test.labels.length ?? 0;
  const total = perRun * runs.filter(({ network }) => network).length;
  let before = 0;
  for (const { run, network } of runs) {
    const tell = (images: number) => onProgress(before + images, total);
    const examined = network && data && (await examineNetwork(run, network, data, tell));
    if (examined) before += perRun;
    reported.push({ run: { ...run, hasNetwork: network !== undefined }, examined });
  }
  const parts: string[] = [];
  for (const part of writeReport(reported, source)) {
    parts.push(part);
    await nextTurn();
  }
  return parts.join('');
}

async function examineNetwork(
  run: RunDetails,
  network: NetworkParameters,
  { data, name, sha256 }: NamedData,
  onProgress: (images: number) => void,
): Promise<ExaminedNetwork> {
  const examining = findMistakes(network, data.test, mostMistakes);
  let step = examining.next();
  while (!step.done) {
    onProgress(step.value);
    await nextTurn();
    step = examining.next();
  }
  const findings = (await examineInTurns(network, data, knownHistoryOf(run, sha256))) ?? [];
  return {
    network,
    examination: step.value,
    findings: findings.map((finding) => `${sentenceOf(finding)} ${describeRemedies(finding)}`.trimEnd()),
    data: { name, sha256 },
  };
}
