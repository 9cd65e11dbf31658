import { formatCount } from '../../contract/number-format';
import { maximumReportedRuns } from '../../contract/run';
import { writeFileAtomically } from '../../services/files/atomic-files';
import type { NamedData } from '../../services/data/data-library';
import { makeReport, type RunToReport } from '../../services/reports/make-report';
import { CommandError, valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { findRun } from '../run-argument';
import { stoppable } from '../stoppable';

export interface ReportOptions {
  out: string;
  data?: string;
}

/** Writes a report on one run, or on several beside each other, and prints its path. */
export async function reportRuns(
  given: readonly string[],
  { out, data: dataOption }: ReportOptions,
  environment: Environment,
): Promise<void> {
  if (!/\.html?$/i.test(out)) throw wrongUsage(`“${out}” must end in .html.`);
  if (given.length > maximumReportedRuns)
    throw wrongUsage(`A report compares at most ${maximumReportedRuns} runs.`);
  const runs: RunToReport[] = [];
  for (const each of given) {
    const read = await readRun(each, environment);
    if (runs.some(({ run }) => run.id === read.run.id))
      throw wrongUsage(`The run ${read.run.id} is given twice.`);
    runs.push(read);
  }
  const data = await findData(dataOption, environment);
  const source = { appVersion: environment.version, writtenAt: new Date().toISOString() };
  const { progressLine } = environment;
  const html = await stoppable(environment, 'Stopped; no report was written.', (stopped) =>
    makeReport(runs, data, source, (done, total) => {
      stopped.throwIfAborted();
      const count = `${formatCount(done)} of ${formatCount(total)}`;
      progressLine.show('Reading test images', done / total, count);
    }),
  );
  progressLine.clear();
  valueOf(await writeFileAtomically(out, html));
  environment.stdout.write(`${out}\n`);
}

async function readRun(given: string, environment: Environment): Promise<RunToReport> {
  const { store, run } = await findRun(given, environment);
  const details = valueOf(await store.details(run.id));
  if (!details.hasNetwork) return { run: details };
  return { run: details, network: valueOf(await store.network(run.id, 'last')).network };
}

/** The data set; without one, a report says less, unless it was asked for by name. */
async function findData(
  option: string | undefined,
  environment: Environment,
): Promise<NamedData | undefined> {
  try {
    const { library } = await openDataWithRemark(option, environment);
    return valueOf(await library.readNamed());
  } catch (error) {
    if (!(error instanceof CommandError) || option !== undefined) throw error;
    environment.stderr.write(`The report does not show what the networks read: ${error.message}\n`);
    return undefined;
  }
}
