import { ExperimentButtons, stateOf } from '../experiment-buttons';
import { accuracyPoints } from '../experiment-runs';
import { formatFigure } from '../figures';
import { NamedCurves } from '../named-curves';
import { linePath, Plot } from '../plot';
import { PlotLegend } from '../plot-legend';
import '../number-table.css';
import { epochs, predictedEpochs, rates, type PredictionModel } from './prediction-model';

/** Test accuracy by epoch for every learning rate, with the person's prediction and the author's figures for one of them. */
export function EtaFigure({ model }: { model: PredictionModel }) {
  const rate = rates[model.rate.value];
  return (
    <section class="card figure-card" aria-labelledby="rates-title">
      <div class="card-header">
        <h2 id="rates-title">Seven learning rates</h2>
        <span class="soft">accuracy on the test images, %</span>
      </div>
      <Plot
        label={describe(model)}
        x={[0, 34]}
        y={[0, 100]}
        xTicks={[0, 5, 10, 15, 20, 25, 30]}
        yTicks={[0, 20, 40, 60, 80, 100]}
        xName="epochs"
        width={640}
        height={300}
        onPoint={(epoch, percent) => model.draw(epoch, percent)}
      >
        {(scale) => (
          <>
            <NamedCurves
              curves={model.runs.trials.value.map((trial) => ({
                name: String(trial.value),
                points: accuracyPoints(trial),
                isMain: trial.value === rate,
              }))}
              scale={scale}
              y={[0, 100]}
            />
            <path class="curve is-other" d={linePath(predictedPoints(model), scale)} />
            {predictedPoints(model).map(([epoch, percent]) => (
              <circle key={epoch} class="point is-other" cx={scale.x(epoch)} cy={scale.y(percent)} r={5} />
            ))}
            {model.authorsFigures.value.map(([epoch, percent]) => (
              <path
                key={epoch}
                class="authors-mark"
                d={`M${scale.x(epoch)} ${scale.y(percent) - 6}l6 6l-6 6l-6 -6z`}
              />
            ))}
          </>
        )}
      </Plot>
      <PlotLegend
        curves={[
          { name: `η ${rate}, measured`, kind: '' },
          { name: `η ${rate}, as you expect it`, kind: 'is-other' },
          ...(model.authorsFigures.value.length === 0
            ? []
            : [{ name: `η ${rate} in the book`, kind: 'mark' as const }]),
        ]}
      />
      <ExperimentButtons runs={model.runs} />
      <RatesTable model={model} />
    </section>
  );
}

/** What can be read off the curves. */
function RatesTable({ model }: { model: PredictionModel }) {
  const percentAfter = (points: (readonly [number, number])[], epoch: number) => {
    const point = points.find(([each]) => each === epoch);
    return point === undefined ? '–' : `${point[1].toFixed(2)} %`;
  };
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">η</th>
          <th scope="col">run</th>
          {[1, 5, epochs].map((epoch) => (
            <th key={epoch} scope="col">
              after epoch {epoch}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.runs.trials.value.map((trial) => (
          <tr key={trial.value}>
            <th scope="row">{trial.value}</th>
            <td>{stateOf(trial.run)}</td>
            {[1, 5, epochs].map((epoch) => (
              <td key={epoch}>{percentAfter(accuracyPoints(trial), epoch)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function predictedPoints(model: PredictionModel): [number, number][] {
  return predictedEpochs.map((epoch, index) => [epoch, model.predicted.value[index]]);
}

function describe(model: PredictionModel): string {
  const trained = model.runs.trials.value.flatMap((trial) => {
    const last = accuracyPoints(trial).at(-1);
    return last === undefined
      ? []
      : `${formatFigure(last[1])} percent with ${trial.value} after epoch ${last[0]}`;
  });
  const expected = predictedEpochs.map((epoch, index) => `${model.predicted.value[index]} after ${epoch}`);
  return (
    `Accuracy by epoch: ${trained.length === 0 ? 'nothing has been trained' : trained.join(', ')}. ` +
    `Expected for ${rates[model.rate.value]}, in percent: ${expected.join(', ')}.`
  );
}
