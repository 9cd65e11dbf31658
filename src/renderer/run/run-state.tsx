import { isAtRest } from '../../contract/run';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { announceRun } from './run-text';
import { describeState, isUntrained, pausingWord, stoppingWord } from './state-text';
import './run-state.css';

/** The run's state and progress; always shown above the right panel. */
export function RunState() {
  const { training, controls, library } = useApplication();
  const run = training.run.value;
  if (run === null) return <div class="run-state" />;
  const { word, aside, explanation } = describeState(run, training.progress.value, controls.speed.value);
  const isStopping = library.stopping.value.has(run.id) && !isAtRest(run);
  const wish = isStopping ? stoppingWord : controls.isPausing.value ? pausingWord : null;
  return (
    <div class="run-state" title={explanation}>
      <p class="run-state-words">
        <span>
          {wish ?? word}
          {!isUntrained(run) && (
            <>
              {' · epoch '}
              <b>{formatCount(training.finishedEpochs.value)}</b> of {formatCount(run.hyperparameters.epochs)}
            </>
          )}
        </span>
        <span>{wish === null && aside}</span>
      </p>
      {!isUntrained(run) && <ProgressBar fraction={training.fraction.value} />}
      <span class="visually-hidden" role="status" aria-label="Training state">
        {announceRun(run, training.last.peek(), training.best.peek())}
      </span>
    </div>
  );
}

function ProgressBar({ fraction }: { fraction: number }) {
  return (
    <span
      class="bar"
      role="progressbar"
      aria-label="Run progress"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * fraction)}
    >
      <span style={{ transform: `scaleX(${fraction})` }} />
    </span>
  );
}
