import { setImmediate as nextTurn } from 'node:timers/promises';
import { unknownProvenance } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { nameOfNewRun, nameOfVoting } from '../../contract/run-name';
import type { QueueRequest, RunCurve, RunDetails, RunLabel } from '../../contract/run';
import { isActive, withSeeds } from '../../contract/run';
import { networkFromParameters, parametersOf } from '../../engine/network/network';
import type { Voter } from '../../engine/network/voting-network';
import { votingNetwork } from '../../engine/network/voting-network';
import { calibrateInTurns } from '../models/calibrate-network';
import type { RunStore } from '../runs/run-store';
import type { TrainingDesk } from '../training/training-desk';
import type { OpenedModels } from './opened-models';
import type { RunData } from './run-data';
import type { RunOnScreen } from './run-on-screen';
import type { RunTeller } from './run-teller';

export interface RunCollectionOptions {
  store: RunStore;
  desk: TrainingDesk;
  screen: RunOnScreen;
  data: RunData;
  models: OpenedModels;
  teller: RunTeller;
}

/** What a person does with the runs in the list. */
export class RunCollection {
  readonly #options: RunCollectionOptions;

  constructor(options: RunCollectionOptions) {
    this.#options = options;
  }

  /**
   * Queues runs with new weights, with consecutive seeds; fails with 'invalid-hyperparameters' beyond the last seed.
   */
  async queue({ hyperparameters, repeats }: QueueRequest): Promise<Result<undefined>> {
    const { desk, data } = this.#options;
    const seeds = withSeeds(hyperparameters, repeats);
    if (!seeds.ok) return seeds;
    const present = await data.present();
    if (!present.ok) return present;
    const queued = await desk.queue(
      seeds.value.map((each) => ({
        name: nameOfNewRun(each, repeats > 1),
        hyperparameters: each,
        origin: { kind: 'new' },
        data: present.value,
      })),
    );
    return queued.ok ? success() : queued;
  }

  /** The newest network of a run in any state. Fails with 'run-unreadable'. */
  async network(runId: string): Promise<Result<NetworkParameters>> {
    const { store, desk } = this.#options;
    const present = desk.find(runId)?.network;
    if (present) return success(present);
    const model = await store.network(runId, 'last');
    return model.ok ? success(model.value.network) : model;
  }

  /** The network that a run kept after this many epochs. Fails with 'run-unreadable'. */
  keptNetwork(runId: string, epochs: number): Promise<Result<NetworkParameters>> {
    return this.#options.store.keptNetwork(runId, epochs);
  }

  /** The curves of these runs; each is read in its own turn, so that other work is not held up. */
  async curves(runIds: readonly string[]): Promise<RunCurve[]> {
    const { store, desk } = this.#options;
    const curves: RunCurve[] = [];
    for (const id of runIds) {
      await nextTurn();
      const epochs = desk.find(id)?.curve.epochs ?? store.epochs(id);
      if (epochs) curves.push({ id, epochs });
    }
    return curves;
  }

  /**
   * Makes one network of the newest ones of these runs, which vote, and shows it as a run of its own. Fails with
   * 'networks-differ', and with 'run-unreadable' where a run has no network.
   */
  async vote(runIds: readonly string[]): Promise<Result<RunDetails>> {
    const { store, screen, data } = this.#options;
    const voters: Voter[] = [];
    for (const id of runIds) {
      const network = await this.network(id);
      if (!network.ok) return network;
      voters.push({ name: store.summary(id)!.name, network: networkFromParameters(network.value) });
    }
    const { cost } = store.summary(runIds[0])!.hyperparameters;
    const voting = votingNetwork(voters);
    if (!voting.ok) return voting;
    const present = await data.present();
    const uncalibrated = parametersOf(voting.value);
    const network = present.ok
      ? await calibrateInTurns(uncalibrated, present.value.data.validation)
      : uncalibrated;
    const names = voters.map(({ name }) => name);
    const made = await store.addVoting(
      {
        model: { network, provenance: { ...unknownProvenance, cost } },
        name: nameOfVoting(names),
      },
      runIds.map((from, index) => ({ from, name: names[index] })),
    );
    return made.ok ? screen.show(made.value.id) : made;
  }

  stop(runId: string): Promise<Result<undefined>> {
    return this.#options.desk.stop(runId);
  }

  /** Queues an ended run to continue to its planned end. */
  async resume(runId: string): Promise<Result<undefined>> {
    const { store, desk, screen, data } = this.#options;
    const summary = store.summary(runId);
    if (!summary) return failure('run-unreadable', 'This run no longer exists.');
    const learned = await data.of(summary);
    if (!learned.ok) return learned;
    const run = await desk.goOn(runId, learned.value, { epochs: summary.hyperparameters.epochs });
    if (!run.ok) return run;
    screen.goOn(run.value);
    return success();
  }

  async label(runId: string, changes: Partial<RunLabel>): Promise<Result<undefined>> {
    const labelled = await this.#options.store.setLabel(runId, changes);
    return labelled.ok ? success() : labelled;
  }

  /** Deletes runs that are not training; if one of them is on screen, the newest remaining run replaces it. */
  async delete(runIds: readonly string[]): Promise<Result<undefined>> {
    const { store, desk, screen } = this.#options;
    const runs = runIds.map((id) => desk.find(id)).filter((run) => run !== undefined);
    if (runs.some(({ outcome }) => isActive(outcome))) {
      return failure('invalid-request', 'A run that has not ended cannot be deleted. Stop it first.');
    }
    for (const { id, outcome, rest } of runs) {
      await (outcome.state === 'waiting' ? desk.stop(id) : rest);
      await desk.forget(id);
    }
    const deleted = await store.delete(runIds);
    if (deleted.ok && runIds.includes(screen.id)) await this.showNewest();
    return deleted;
  }

  restore(runIds: readonly string[]): Promise<Result<undefined>> {
    return this.#options.store.restore(runIds);
  }

  async setLimit(bytes: number | null): Promise<Result<undefined>> {
    const { store, teller } = this.#options;
    const limited = await store.setLimit(bytes);
    if (limited.ok) teller.tellStorage();
    return limited;
  }

  /**
   * Shows something when the app starts: the given file, else the run last on screen, else the newest run, else the
   * starter; returns what went wrong with the earlier choices, for a person.
   */
  async showAtStart(modelPath: string | undefined, lastRunId: string | null): Promise<string | undefined> {
    const { store, screen, models } = this.#options;
    const opened = modelPath ? await models.open(modelPath) : undefined;
    if (opened?.ok) return undefined;
    const last = lastRunId && store.summary(lastRunId) ? await screen.show(lastRunId) : undefined;
    const other = last?.ok ? undefined : await this.showNewest();
    const failures = [opened, last, other].flatMap((result) => (!result || result.ok ? [] : result.failure));
    // The page asks for the activations.
    const told = failures.filter(({ code }) => code !== 'activations-needed');
    return told.map(({ message }) => message).join(' ') || undefined;
  }

  /** Shows the newest run that can be read, else the starter; fails when that cannot be read either. */
  async showNewest(): Promise<Result<RunDetails>> {
    const { store, screen, models } = this.#options;
    for (const { id } of store.summaries) {
      const shown = await screen.show(id);
      if (shown.ok || shown.failure.code === 'cancelled') return shown;
    }
    return models.openStarterOrNew();
  }
}
