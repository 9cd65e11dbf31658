import type { EncodingName } from '../../../contract/encodings';
import { TrainingButtons } from '../experiment-buttons';
import { mean } from '../figures';
import { NamedCurves } from '../named-curves';
import { Plot } from '../plot';
import { epochs, seeds, type EncodingRuns, type EncodingSummary } from './encoding-runs';

const names: Record<EncodingName, string> = { ten: 'ten outputs', four: 'four outputs' };
/** Percent; a curve that begins lower enters from below. */
const range = [50, 100] as const;

/** Trains networks of both kinds, and shows how they learn. */
export function EncodingsCard({ runs }: { runs: EncodingRuns }) {
  const { progress, isTraining } = runs.encodings;
  const summaries = runs.summaries.value;
  const obstacle = runs.obstacle.value;
  return (
    <section class="card figure-card" aria-labelledby="encodings-title">
      <div class="card-header">
        <h2 id="encodings-title">Ten outputs beside four</h2>
        <span class="soft">784-30-10 and 784-30-4, mean of five seeds</span>
      </div>
      <p class="soft">
        Four outputs can learn the bits themselves. Train five networks of each kind with the same settings,
        for {epochs} epochs each. They take a few minutes.
      </p>
      <div class="encodings">
        <Plot
          label={describe(summaries)}
          x={[0, epochs + 1]}
          y={range}
          xTicks={[1, 2, 3, 4, 5]}
          yTicks={[50, 60, 70, 80, 90, 100]}
          yTickText={(tick) => `${tick} %`}
          xName="epoch"
          height={220}
        >
          {(scale) => (
            <NamedCurves
              curves={summaries.map(({ encoding, points }) => ({
                name: encoding,
                points,
                isMain: encoding === 'four',
              }))}
              scale={scale}
              y={range}
            />
          )}
        </Plot>
        <Percents summaries={summaries} />
      </div>
      <p role="status">{runs.isComplete.value && conclusion(summaries)}</p>
      <TrainingButtons
        label={runs.isComplete.value ? 'Train again' : 'Train all'}
        obstacle={obstacle}
        isAtWork={isTraining.value}
        onTrain={() => void runs.train()}
        onStop={() => runs.encodings.stop()}
      >
        {isTraining.value && <progress aria-label="Training" value={progress.value?.share ?? 0} />}
      </TrainingButtons>
    </section>
  );
}

/** What each network reads at last. */
function Percents({ summaries }: { summaries: readonly EncodingSummary[] }) {
  return (
    <table class="number-table">
      <caption class="visually-hidden">Percent of the test images read correctly</caption>
      <thead>
        <tr>
          <th scope="col">seed</th>
          {summaries.map(({ encoding }) => (
            <th key={encoding} scope="col">
              {names[encoding]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seeds.map((seed, index) => (
          <tr key={seed}>
            <th scope="row">{seed}</th>
            {summaries.map(({ encoding, percents }) => (
              <td key={encoding}>{percentText(percents[index])}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">mean</th>
          {summaries.map(({ encoding, percents }) => (
            <td key={encoding}>{percents.length === 0 ? '–' : percentText(mean(percents))}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Which kind reads more, and by how much. */
function conclusion([ten, four]: readonly EncodingSummary[]): string {
  const difference = mean(ten.percents) - mean(four.percents);
  const better = difference >= 0 ? names.ten : names.four;
  return `On average, ${better} read ${Math.abs(difference).toFixed(1)} percentage points more.`;
}

function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent.toFixed(1)} %`;
}

function describe(summaries: readonly EncodingSummary[]): string {
  const parts = summaries.flatMap(({ encoding, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : `${names[encoding]} ${percentText(last[1])} after epoch ${last[0]}`;
  });
  return parts.length === 0
    ? 'No network has been trained yet.'
    : `Test images read correctly: ${parts.join(', ')}.`;
}
