import { PixelPicture } from '../../reading/pixel-picture';
import { Button } from '../../ui/button';
import { formatDuration } from '../../ui/number-format';
import { ExerciseCard } from '../exercise-card';
import { digits, formatFigure } from '../figures';
import { NumberInput } from '../number-input';
import '../number-table.css';
import { methodIds, methods, type BaselinesPageModel, type MethodId } from './baselines-page-model';
import './baselines.css';

export function BaselinesContent({ model }: { model: BaselinesPageModel }) {
  return (
    <>
      <ExerciseCard
        exercise={model.exercises[0]}
        title="guess first"
        question="Guess what share of the test images each method reads correctly, in percent, then have it measured. Come within 10 percentage points, on average over four methods or more."
      >
        <MethodsTable model={model} />
      </ExerciseCard>
      <Averages model={model} />
    </>
  );
}

function MethodsTable({ model }: { model: BaselinesPageModel }) {
  return (
    <>
      <table class="number-table methods-table">
        <thead>
          <tr>
            <th scope="col">method</th>
            <th scope="col">your guess, %</th>
            <th scope="col">read correctly</th>
            <th scope="col">time to train</th>
            <th scope="col">time per digit</th>
          </tr>
        </thead>
        <tbody>
          {methodIds.map((id) => (
            <MethodRow key={id} model={model} id={id} />
          ))}
        </tbody>
      </table>
      <p class="soft methods-note">
        {model.obstacle.value ??
          'An SVM of all training images takes a minute or more, in a process of its own; go on reading meanwhile.'}
      </p>
    </>
  );
}

function MethodRow({ model, id }: { model: BaselinesPageModel; id: MethodId }) {
  const finding = model.findings.value[id];
  return (
    <tr>
      <th scope="row">
        {methods[id].name}
        <small>{methods[id].about}</small>
      </th>
      <td>
        {finding === undefined ? (
          <NumberInput
            name={`Guess for: ${methods[id].name}`}
            value={model.guesses.value[id] ?? Number.NaN}
            lowest={0}
            highest={100}
            onEnter={(percent) => model.guess(id, percent)}
          />
        ) : (
          (model.guesses.value[id] ?? '–')
        )}
      </td>
      <td>
        {finding === undefined ? <Measure model={model} id={id} /> : `${(100 * finding.share).toFixed(2)} %`}
      </td>
      <td>{formatDurationOf(finding?.trainSeconds ?? null)}</td>
      <td>{formatMs(finding?.msPerDigit ?? null)}</td>
    </tr>
  );
}

function formatDurationOf(seconds: number | null): string {
  return seconds === null ? '–' : formatDuration(seconds);
}

function formatMs(ms: number | null): string {
  return ms === null ? '–' : `${formatFigure(ms, 2)} ms`;
}

function Measure({ model, id }: { model: BaselinesPageModel; id: MethodId }) {
  if (model.present.value === id && id !== 'network') return <Progress model={model} id={id} />;
  const obstacle = model.obstacleOf(id);
  return (
    <Button
      isDisabled={obstacle !== null}
      title={obstacle ?? undefined}
      aria-label={`Measure: ${methods[id].name}`}
      onClick={() => void model.measure(id)}
    >
      Measure
    </Button>
  );
}

function Progress({ model, id }: { model: BaselinesPageModel; id: MethodId }) {
  const progress = model.progress.value;
  return (
    <span class="method-progress">
      <span class="soft">
        {progress?.phase === 'reading' ? 'reads' : 'learns'} {Math.floor(100 * (progress?.share ?? 0))} %
      </span>
      <button
        type="button"
        class="button"
        aria-label={`Stop: ${methods[id].name}`}
        onClick={() => model.stop()}
      >
        Stop
      </button>
    </span>
  );
}

/** The average images, by whose darkness the simplest method reads. */
function Averages({ model }: { model: BaselinesPageModel }) {
  const averages = model.averages.value;
  return (
    <section class="card figure-card" aria-labelledby="averages-title">
      <div class="card-header">
        <h2 id="averages-title">How dark each digit is</h2>
        <span class="soft">mean of the training images, and of all their pixels</span>
      </div>
      {averages === null ? (
        <p class="soft">Measure the average darkness to see them.</p>
      ) : (
        <div class="averages">
          {digits.map((digit) => (
            <figure key={digit}>
              <PixelPicture pixels={averages.digits[digit].mean} name={`The average ${digit}`} />
              <figcaption>
                {digit}: {formatFigure(averages.digits[digit].darkness, 3)}
              </figcaption>
            </figure>
          ))}
        </div>
      )}
    </section>
  );
}
