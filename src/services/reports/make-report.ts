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
 * what the networks read.
 */
export async function makeReport(
  runs: readonly RunToReport[],
  data: NamedData | undefined,
  source: ReportSource,
): Promise<string> {
  const reported: ReportedRun[] = [];
  for (const { run, network } of runs) {
    const examined = network && data && (await examineNetwork(run, network, data));
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
): Promise<ExaminedNetwork> {
  const examining = findMistakes(network, data.test, mostMistakes);
  let step = examining.next();
  while (!step.done) {
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
