import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';
import type { EngineInUse } from '../contract/run';
import type { Checkpoint, TrainerCommand } from '../contract/trainer';
import { engineOf, haveSameArrays } from '../engine/training/engine-state';
import { beginAnew } from '../engine/training/schedule';
import { startPosition } from '../engine/training/start-position';
import type { TrainingEngine } from '../engine/training/training-engine';
import type { EngineMaker } from './engine';
import type { TrainingBeginning } from './timed-training';

export type StartCommand = Extract<TrainerCommand, { type: 'start' }>;

/** A run that is ready to train. */
export interface StartedTraining {
  engine: TrainingEngine;
  engineInUse: EngineInUse;
  from: TrainingBeginning;
}

/** Makes the engine of a run; fails with 'training-not-possible' where it cannot continue from its checkpoint. */
export function startTraining(engines: EngineMaker, command: StartCommand): Result<StartedTraining> {
  const { hyperparameters, start } = command;
  const engineInUse = engines.inUse(command.engine);
  switch (start.kind) {
    case 'new-weights': {
      const engine = engines.create(engineInUse.engine, hyperparameters);
      return success({ engine, engineInUse, from: { position: startPosition(engine, hyperparameters) } });
    }
    case 'network': {
      const engine = engines.create(engineInUse.engine, hyperparameters, start.network);
      const position = startPosition(engine, hyperparameters, start.epoch);
      return success({ engine, engineInUse, from: { position } });
    }
    case 'checkpoint':
      return goOn(engines, command, start.checkpoint, start.isBeyondEnding);
  }
}

function goOn(
  engines: EngineMaker,
  { engine: requested, hyperparameters }: StartCommand,
  checkpoint: Checkpoint,
  isBeyondEnding = false,
): Result<StartedTraining> {
  const begunWith = engineOf(checkpoint.state);
  const engineInUse = begunWith === 'plain' ? engines.goOnPlain(requested) : engines.inUse(requested);
  if (engineInUse.engine !== begunWith) return failure('training-not-possible', noKernelsMessage(engines));
  const engine = engines.create(begunWith, hyperparameters, checkpoint.network);
  const { order } = startPosition(engine, hyperparameters);
  const { position, state } = checkpoint;
  const isFit = order.length === position.order.length && haveSameArrays(engine.state(), state);
  if (!isFit) return failure('training-not-possible', unfitMessage);
  engine.restore(state);
  const schedule = isBeyondEnding ? beginAnew(position.schedule) : position.schedule;
  return success({ engine, engineInUse, from: { ...checkpoint, position: { ...position, schedule } } });
}

const unfitMessage =
  'This run cannot be resumed: its checkpoint does not match its settings and training images.';
const otherEngineMessage = 'This run began with the fast engine and has to continue with it.';

/** The engines give different weights, since one calculates in single precision and the other in double. */
function noKernelsMessage({ obstacle }: EngineMaker): string {
  if (obstacle === undefined) return otherEngineMessage;
  return `This run began with the fast engine, which cannot be used here (${obstacle}).`;
}
