import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { OpenIcon, PauseIcon, PlayIcon, SaveIcon, StepIcon, StopIcon } from '../ui/icons';
import { formatCount } from '../ui/number-format';
import { announceRun, describeProgress } from './run-text';
import './toolbar.css';

/** The open network, the training controls, and how far the run is. */
export function Toolbar() {
  return (
    <header class="toolbar">
      <DocumentName />
      <div class="training-controls" role="group" aria-label="Training controls">
        <ToggleButton />
        <CommandButton id="training.step" name="Step">
          <StepIcon />
          Step
        </CommandButton>
        <CommandButton id="training.stop">
          <StopIcon />
          Stop
        </CommandButton>
      </div>
      <RunProgress />
    </header>
  );
}

function DocumentName() {
  const { document } = useApplication();
  const state = document.state.value;
  return (
    <div class="document">
      <h1>Inkling</h1>
      <span class="document-name" title={state?.path ?? state?.name}>
        {state?.name}
      </span>
      {state?.isEdited && <span class="soft edited">· edited</span>}
      <span class="document-buttons">
        <CommandButton id="model.open" class="icon-button" name="Open">
          <OpenIcon />
        </CommandButton>
        <CommandButton id="model.save" class="icon-button">
          <SaveIcon />
        </CommandButton>
      </span>
    </div>
  );
}

function ToggleButton() {
  const { commands } = useApplication();
  const label = commands.state('training.toggle').label ?? 'Train';
  return (
    <CommandButton id="training.toggle" class="button primary toggle">
      {label === 'Pause' ? <PauseIcon /> : <PlayIcon />}
      {label}
    </CommandButton>
  );
}

function RunProgress() {
  const { training, hyperparameters, commands } = useApplication();
  const run = training.run.value;
  const epochs = run?.hyperparameters.epochs ?? hyperparameters.value.value?.epochs;
  const canTrain = commands.state('training.toggle').isEnabled;
  const elapsedSeconds = run?.phase === 'finished' ? secondsOf(training.epochs) : 0;
  return (
    <div class="run-progress">
      <span class="epoch">
        Epoch <b>{formatCount(training.finishedEpochs.value)}</b>
        {epochs !== undefined && ` of ${formatCount(epochs)}`}
      </span>
      <span class="bars">
        <Bar name="Run progress" class="run-bar" fraction={training.runFraction.value} />
        <Bar name="Epoch progress" class="epoch-bar" fraction={training.epochFraction.value} />
      </span>
      <span class="time-left">
        {describeProgress(run, training.progress.value, elapsedSeconds, canTrain)}
      </span>
      <span class="visually-hidden" role="status" aria-label="Training state">
        {announceRun(run, training.last.peek(), training.best.peek())}
      </span>
    </div>
  );
}

function Bar({ name, class: className, fraction }: { name: string; class: string; fraction: number }) {
  return (
    <span
      class={`bar ${className}`}
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * fraction)}
    >
      <span style={{ transform: `scaleX(${fraction})` }} />
    </span>
  );
}

function secondsOf(results: readonly { trainSeconds: number; evaluateSeconds: number }[]): number {
  return results.reduce((sum, { trainSeconds, evaluateSeconds }) => sum + trainSeconds + evaluateSeconds, 0);
}
