import { formatCount, formatDuration } from '../../ui/number-format';
import { degrees, formatFigure, inSteps, mean } from '../figures';
import { linePath, Plot } from '../plot';
import { PlotLegend } from '../plot-legend';
import '../number-table.css';
import { errorOfOne, sampled, type GradientModel } from './gradient-model';

/** Powers of ten, where the curve is drawn. */
const powers = inSteps(0, 3, 0.1);

/** The angle of each mini-batch's gradient to the true one, over the size of the mini-batch. */
export function GradientFigure({ model }: { model: GradientModel }) {
  const findings = model.findings.value;
  const samples = findings?.samples ?? [];
  const ofOne = samples.length === 0 ? null : errorOfOne(samples);
  return (
    <section class="card figure-card" aria-labelledby="gradients-title">
      <div class="card-header">
        <h2 id="gradients-title">A few images against all</h2>
        <span class="soft">
          {findings === null
            ? 'of the network on screen'
            : `against ${formatCount(findings.images)} images, which took ${formatMilliseconds(findings.milliseconds)}`}
        </span>
      </div>
      <Plot
        label={describe(model)}
        x={[-0.2, 3.2]}
        y={[0, 120]}
        xTicks={[0, 1, 2, 3]}
        yTicks={[0, 30, 60, 90]}
        tickText={(power) => formatCount(10 ** power)}
        xName="images in a mini-batch, m"
        yName="angle, °"
        width={640}
      >
        {(scale) => (
          <>
            {ofOne !== null && (
              <path
                class="curve is-other"
                d={linePath(
                  powers.map((power) => [power, degrees(Math.atan(ofOne / 10 ** (power / 2)))]),
                  scale,
                )}
              />
            )}
            {samples.map(({ size, angle }, index) => (
              <circle key={index} class="point" cx={scale.x(Math.log10(size))} cy={scale.y(angle)} r={3.5} />
            ))}
          </>
        )}
      </Plot>
      <PlotLegend
        curves={[
          { name: 'mini-batches drawn at random', kind: 'point' },
          { name: '100 times the images, a tenth of the error', kind: 'is-other' },
        ]}
      />
      <MeansTable model={model} />
    </section>
  );
}

/** Mean angle, mean length and median time, by size. */
function MeansTable({ model }: { model: GradientModel }) {
  const findings = model.findings.value;
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">m</th>
          <th scope="col">mean angle</th>
          <th scope="col">length ÷ true length</th>
          <th scope="col">median time</th>
        </tr>
      </thead>
      <tbody>
        {sampled.map(({ size }) => {
          const own = findings?.samples.filter((sample) => sample.size === size) ?? [];
          const meanOf = (name: 'angle' | 'length') => mean(own.map((sample) => sample[name]));
          return (
            <tr key={size}>
              <th scope="row">{formatCount(size)}</th>
              <td>{own.length === 0 ? '–' : `${formatFigure(meanOf('angle'), 3)}°`}</td>
              <td>{own.length === 0 ? '–' : formatFigure(meanOf('length'), 3)}</td>
              <td>
                {own.length === 0
                  ? '–'
                  : formatMilliseconds(median(own.map(({ milliseconds }) => milliseconds)))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function describe(model: GradientModel): string {
  const findings = model.findings.value;
  if (findings === null) return 'Nothing has been computed yet.';
  const parts = sampled.map(({ size }) => {
    const angles = findings.samples.filter((sample) => sample.size === size).map(({ angle }) => angle);
    return angles.length === 0 ? '' : `${formatFigure(mean(angles), 3)} degrees for ${formatCount(size)}`;
  });
  return `Mean angle to the gradient of all images: ${parts.filter(Boolean).join(', ')}.`;
}

/** "0.3 ms", "31 ms", "2.4 s". */
function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${formatFigure(milliseconds, 2)} ms` : formatDuration(milliseconds / 1000);
}

/** Of an odd or even count; a pause of the machine does not move it. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
