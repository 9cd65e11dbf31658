import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NetworkParameters } from '../../contract/network';
import type { RunDetails } from '../../contract/run';
import { examine } from '../../engine/evaluation/examine';
import { mostMistakes, type ExaminedNetwork, type ReportedRun } from '../../report/reported-run';
import { writeReport, type ReportSource } from '../../report/write-report';
import type { NamedData } from '../data/data-library';
import { diagnose } from '../screen/diagnose';

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
    reported.push({ run, examined: network && data && (await examineNetwork(network, data)) });
  }
  const parts: string[] = [];
  for (const part of writeReport(reported, source)) {
    parts.push(part);
    await nextTurn();
  }
  return parts.join('');
}

async function examineNetwork(
  network: NetworkParameters,
  { data, name, sha256 }: NamedData,
): Promise<ExaminedNetwork> {
  const examining = examine(network, data.test, mostMistakes);
  let step = examining.next();
  while (!step.done) {
    await nextTurn();
    step = examining.next();
  }
  const findings = (await diagnose(network, data.test, () => true)) ?? [];
  return { network, examination: step.value, findings, data: { name, sha256 } };
}
