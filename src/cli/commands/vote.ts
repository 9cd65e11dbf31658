import { formatPercent } from '../../contract/number-format';
import { maximumVoters } from '../../contract/run';
import { unknownProvenance } from '../../contract/models';
import { costOf } from '../../contract/models';
import { countCorrect } from '../../engine/evaluation/accuracy';
import type { Network } from '../../engine/network/network';
import { networkFromParameters } from '../../engine/network/network';
import { writeModelFile } from '../../services/models/model-library';
import { vote } from '../../services/models/vote';
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
  if (given.length > maximumVoters) throw wrongUsage(`At most ${maximumVoters} networks can vote.`);
  const models = [];
  for (const each of given) {
    const model = await readModel(each, environment, { activations, which: best ? 'best' : 'last' });
    models.push({ ...model, argument: each });
  }
  const { data } = await openDataWithRemark(dataOption, environment);
  const voters = models.map(({ argument, network }) => ({ name: argument, network }));
  const network = valueOf(await vote(voters, data.validation));
  await requireRoomForModel(out, network, environment);
  const provenance = { ...unknownProvenance, cost: costOf(models[0].provenance) };
  valueOf(await writeModelFile(out, { network: networkFromParameters(network), provenance }));
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
  tell(out, networkFromParameters(network));
}
