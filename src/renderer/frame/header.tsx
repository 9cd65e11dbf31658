import { PrimaryAction } from '../run/primary-action';
import { RunName } from '../run/run-name';
import { RunState } from '../run/run-state';
import { SpeedSlider } from '../run/speed-slider';
import { StepButtons } from '../run/step-buttons';
import { Mark } from '../ui/icons';
import './header.css';

/** The run on screen: its name, controls and state. Nothing in the header ever moves. */
export function Header() {
  return (
    <header class="header" data-region tabIndex={-1}>
      <Mark />
      <RunName />
      <div class="controls" role="group" aria-label="Training controls">
        <PrimaryAction />
        <StepButtons />
        <SpeedSlider />
      </div>
      <RunState />
    </header>
  );
}
