import type { Finding, Remedy } from '../../contract/diagnosis';
import { sentenceOf } from '../../contract/diagnosis';
import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { HiddenLayer } from '../../contract/hidden-layers';
import { allLayers } from '../../contract/hidden-layers';
import { optionNames } from '../../contract/train-command';

/** A finding with its ways out as options of `inkling train` and `inkling resume`; `run`: its name on the command line. */
export function describeFinding(finding: Finding, settings: Hyperparameters, run = 'RUN'): string {
  const ways = finding.remedies.map((remedy) => describeRemedy(remedy, settings, run));
  if (ways.length === 0) return sentenceOf(finding);
  return `${sentenceOf(finding)} Try ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ways)}.`;
}

/** "scaled weights (--initial-weights scaled-normal)". */
function describeRemedy(remedy: Remedy, { epochs }: Hyperparameters, run: string): string {
  switch (remedy.kind) {
    case 'new-run':
      return `${remedy.label} (${optionsFor(remedy.changes)})`;
    case 'train-on':
      return `${remedy.label} (inkling resume ${run} --epochs ${epochs + remedy.epochs})`;
    case 'other-data':
      return 'other data (--data)';
  }
}

/** The same object for programs: the sentence, and each way out with what it changes. */
export function findingAsJson(finding: Finding): object {
  const { illness, remedies } = finding;
  return { illness, sentence: sentenceOf(finding), remedies };
}

function optionsFor(changes: Partial<Hyperparameters>): string {
  return (Object.entries(changes) as [HyperparameterName, unknown][])
    .map(([name, value]) =>
      name === 'hiddenLayers'
        ? `${optionNames[name]} ${allLayers(value as HiddenLayer[]).join()}`
        : `${optionNames[name]} ${String(value)}`,
    )
    .join(' ');
}
