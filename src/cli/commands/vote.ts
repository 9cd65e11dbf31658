import { resolve } from 'node:path';
import { formatPercent } from '../../contract/number-format';
import { maximumVoters } from '../../contract/run';
import { nameOfVoting } from '../../contract/run-name';
import type { Model, Provenance } from '../../contract/models';
import { costOf, unknownProvenance } from '../../contract/models';
import { countCorrect } from '../../engine/evaluation/accuracy';
import type { Network } from '../../engine/network/network';
import { parametersOf } from '../../engine/network/network';
import { votingNetwork } from '../../engine/network/voting-network';
import { calibrateInTurns } from '../../services/models/calibrate-network';
import { writeModelFile } from '../../services/models/model-library';
import type { ActivationsOption } from '../activations-option';
import { valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { requireModelOutput, requireRoomForModel } from '../output-checks';

export interface VoteOptions extends ActivationsOption {
  out: string;
  best?: boolean;
  data?: string;
  json?: boolean;
}

/** Writes one network of several that vote, and tells how many test images each of them reads, and all together. */
export async function letModelsVote(
  given: readonly string[],
  { out, best, data: dataOption, json, activations }: VoteOptions,
  environment: Environment,
): Promise<void> {
  await requireModelOutput(out);
  if (given.length < 2) throw wrongUsage('It takes two networks or more to vote.');
  const twice = given.find((each, index) => given.indexOf(each) !== index);
  if (twice !== undefined) throw wrongUsage(`“${twice}” is given twice.`);
  if (given.some((each) => resolve(each) === resolve(out)))
    throw wrongUsage(`“${out}” is one of the networks that vote; choose another file.`);
  if (given.length > maximumVoters) throw wrongUsage(`At most ${maximumVoters} networks can vote.`);
  const models = [];
  for (const each of given) {
    const model = await readModel(each, environment, { activations, which: best ? 'best' : 'last' });
    if (best && model.runId === undefined) throw wrongUsage(`--best is for a run, and “${each}” is a file.`);
    models.push({ ...model, argument: each });
  }
  const voters = models.map(({ argument, network }) => ({ name: argument, network }));
  const voting = valueOf(votingNetwork(voters));
  // What the file cannot hold is told before any work.
  await requireRoomForModel(out, voting, environment);
  const { data } = await openDataWithRemark(dataOption, environment);
  const { temperature } = await calibrateInTurns(parametersOf(voting), data.validation);
  const network = { ...voting, temperature };
  const provenance = {
    ...unknownProvenance,
    appVersion: environment.version,
    createdAt: new Date().toISOString(),
    name: nameOfVoting(models.map(({ name }) => name)),
    voters: models.map(({ name }) => ({ name })),
    ...commonCost(models),
  };
  valueOf(await writeModelFile(out, { network, provenance }));
  if (!json) environment.stdout.write(`Saved the ${given.length} networks that vote as ${out}\n`);
  const total = data.test.labels.length;
  const tell = (name: string, voter: Network) => {
    const correct = countCorrect(voter, data.test);
    environment.stdout.write(
      json
        ? `${JSON.stringify({ model: name, correct, total })}\n`
        : `${name}: ${correct} / ${total} (${formatPercent(correct, total)})\n`,
    );
  };
  for (const { name, network: voter } of voters) tell(name, voter);
  tell(out, network);
}

/** The cost function that all of them learned with; none where they differ. */
function commonCost(models: readonly Pick<Model, 'provenance'>[]): Pick<Provenance, 'cost'> {
  const [cost, ...others] = new Set(models.map(({ provenance }) => costOf(provenance)));
  return others.length === 0 ? { cost } : {};
}
