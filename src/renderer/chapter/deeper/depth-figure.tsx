import { Button } from '../../ui/button';
import { ExperimentButtons, stateOf } from '../experiment-buttons';
import { accuracyPoints } from '../experiment-runs';
import { formatFigure } from '../figures';
import { NamedCurves } from '../named-curves';
import { Plot } from '../plot';
import '../number-table.css';
import { depths, epochs, type DepthModel } from './depth-model';

/** With room for the name of the axis above its last number. */
const accuracyRange = [80, 102] as const;
const speedPowers = [-4, 0.4] as const;
const epochTicks = [0, 10, 20, 30];
const powersOfTen = ['1', '0.1', '0.01', '10⁻³', '10⁻⁴'];
/** Beyond the last epoch, for the names of the curves. */
const room = 7;

/** Accuracy of networks with one, two and three hidden layers, and how fast the layers of one of them learn. */
export function DepthFigure({ model }: { model: DepthModel }) {
  const trials = model.runs.trials.value;
  return (
    <section class="card figure-card" aria-labelledby="depth-title">
      <div class="card-header">
        <h2 id="depth-title">One, two and three hidden layers</h2>
        <span class="soft">the same settings for all three</span>
      </div>
      <div class="figure-parts">
        <Plot
          label={describeAccuracy(model)}
          x={[0, epochs + room]}
          y={accuracyRange}
          xTicks={epochTicks}
          yTicks={[80, 85, 90, 95, 100]}
          xName="epochs"
          yName="%"
        >
          {(scale) => (
            <NamedCurves
              curves={trials.map((trial, index) => ({
                name: trial.value.join('-'),
                points: accuracyPoints(trial),
                isMain: index === model.chosen.value,
              }))}
              scale={scale}
              y={accuracyRange}
            />
          )}
        </Plot>
        <Plot
          label={describeSpeeds(model)}
          x={[0, epochs + room]}
          y={speedPowers}
          xTicks={epochTicks}
          yTicks={[-4, -3, -2, -1, 0]}
          yTickText={(power) => powersOfTen[-power]}
          xName="epochs"
          yName="speed"
        >
          {(scale) => (
            <NamedCurves
              curves={speedCurves(model).map((curve) => ({ ...curve, isMain: curve.isOutput }))}
              scale={scale}
              y={speedPowers}
            />
          )}
        </Plot>
      </div>
      <table class="number-table">
        <thead>
          <tr>
            <th scope="col">hidden layers</th>
            <th scope="col">run</th>
            <th scope="col">validation, best epoch</th>
            <th scope="col">its test accuracy</th>
            <th scope="col">layers shown</th>
          </tr>
        </thead>
        <tbody>
          {trials.map(({ value, run }, index) => (
            <tr key={value.join('-')}>
              <th scope="row">{value.join(', ')}</th>
              <td>{stateOf(run)}</td>
              <td>{share(run?.best?.validationCorrect, run?.best?.validationTotal)}</td>
              <td>{share(run?.best?.correct, run?.best?.total)}</td>
              <td>
                <input
                  type="radio"
                  name="layers-shown"
                  aria-label={`Show the layers of ${value.join(', ')}`}
                  checked={model.chosen.value === index}
                  onChange={() => (model.chosen.value = index)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ExperimentButtons runs={model.runs} />
      <div class="bench-buttons">
        <Button isDisabled={!model.canMeasure.value} onClick={() => void model.measure()}>
          Measure the layers of {depths[model.chosen.value].join(', ')}
        </Button>
        <span class="soft">
          Speed: how steeply the cost changes with a layer’s biases, over 1,000 training images.
        </span>
      </div>
    </section>
  );
}

function speedCurves(model: DepthModel) {
  const measured = model.speeds.value;
  const layers = measured[0]?.speeds.length ?? 0;
  return Array.from({ length: layers }, (_, layer) => ({
    name: layer === layers - 1 ? 'outputs' : `hidden ${layer + 1}`,
    isOutput: layer === layers - 1,
    points: measured.flatMap(({ epochs: made, speeds }) =>
      speeds[layer] > 0 ? [[made, Math.log10(speeds[layer])] as const] : [],
    ),
  }));
}

function share(correct?: number, total?: number): string {
  return correct === undefined || !total ? '–' : `${((100 * correct) / total).toFixed(2)} %`;
}

function describeAccuracy(model: DepthModel): string {
  const trained = model.runs.trials.value.flatMap((trial) => {
    const last = accuracyPoints(trial).at(-1);
    return last === undefined
      ? []
      : `${formatFigure(last[1])} with ${trial.value.join(', ')} after epoch ${last[0]}`;
  });
  return `Percent of the test images: ${trained.length === 0 ? 'nothing has been trained' : trained.join('; ')}.`;
}

function describeSpeeds(model: DepthModel): string {
  const curves = speedCurves(model);
  if (curves.length === 0) return 'Speed of the layers: not measured yet.';
  const parts = curves.map(({ name, points }) => {
    const said = (point: readonly [number, number] | undefined) =>
      point === undefined ? 'nothing' : `${formatFigure(10 ** point[1], 2)} after epoch ${point[0]}`;
    return `${name}: ${said(points[0])}, ${said(points.at(-1))}`;
  });
  return `Speed of the layers of ${depths[model.chosen.value].join(', ')}. ${parts.join('; ')}.`;
}
