import { when } from '../ui/command';
import type { TimeMachineModel } from './time-machine-model';

/** The commands that move the window to another moment of the run on screen. */
export function timeMachineCommands(timeMachine: TimeMachineModel) {
  const isPast = () => timeMachine.chosen.value !== null;
  const canPlay = () => timeMachine.moments.value.length > 1;
  return {
    'epoch.earlier': when(
      () => timeMachine.index.value > 0,
      () => timeMachine.step(-1),
    ),
    'epoch.later': when(isPast, () => timeMachine.step(1)),
    'epoch.newest': when(isPast, () => timeMachine.goToNewest()),
    'epoch.play': when(
      () => ({
        isEnabled: canPlay(),
        label: timeMachine.isPlaying.value ? 'Pause the Epochs' : 'Play the Epochs',
      }),
      () => timeMachine.play(),
    ),
  };
}
