import { CommandButton } from '../ui/command-button';
import { StopIcon } from '../ui/icons';
import './step-buttons.css';

/** Buttons to train one mini-batch or epoch at a time, and to stop the run. */
export function StepButtons() {
  return (
    <>
      <div class="step-buttons" role="group" aria-label="Step">
        <span class="soft" aria-hidden="true">
          Step
        </span>
        <CommandButton id="training.step-mini-batch" class="joined-button" name="Step one mini-batch">
          Mini-batch
        </CommandButton>
        <CommandButton id="training.step-epoch" class="joined-button" name="Step one epoch">
          Epoch
        </CommandButton>
      </div>
      <CommandButton id="training.stop" class="button stop-button">
        <StopIcon />
      </CommandButton>
    </>
  );
}
