import { Button } from '../../ui/button';
import { formatFigure } from '../figures';
import { linePath, Plot } from '../plot';
import { PlotLegend } from '../plot-legend';
import { ailments, epochsOfSickRun, type SickEpoch } from './sick-run';
import { ailmentTexts, type SickRunModel } from './sick-run-model';
import './which-eta.css';

const epochTicks = [0, 4, 8, 12];

/** The curves of a run that was made ill, and what could ail it. */
export function SickRunFigure({ model }: { model: SickRunModel }) {
  const epochs = model.epochs.value;
  return (
    <>
      <div class="sick-run-plots">
        <SmallPlot
          name="Accuracy, %"
          epochs={epochs}
          top={100}
          ticks={[0, 50, 100]}
          curves={[
            { name: 'images that it learns', kind: '', valueOf: ({ training }) => 100 * training },
            { name: 'other images', kind: 'is-other', valueOf: ({ validation }) => 100 * validation },
          ]}
        />
        <SmallPlot
          name="Cost"
          epochs={epochs}
          top={2}
          ticks={[0, 1, 2]}
          curves={[{ name: 'mean over the epoch', kind: '', valueOf: ({ cost }) => cost }]}
        />
        <SmallPlot
          name="Saturated hidden neurons, %"
          epochs={epochs}
          top={100}
          ticks={[0, 50, 100]}
          curves={[
            { name: 'below 0.01 or above 0.99', kind: '', valueOf: ({ saturated }) => 100 * saturated },
          ]}
        />
      </div>
      <fieldset class="ailments">
        <legend>What ails run {model.number.value}?</legend>
        {ailments.map((ailment) => (
          <label key={ailment} class="choice">
            <input
              type="radio"
              name="ailment"
              checked={model.belief.value === ailment}
              onChange={() => (model.belief.value = ailment)}
            />
            {ailmentTexts[ailment].name}
          </label>
        ))}
      </fieldset>
      <SickRunButtons model={model} />
    </>
  );
}

function SickRunButtons({ model }: { model: SickRunModel }) {
  const isTraining = model.isTraining.value;
  const hasRun = model.epochs.value.length > 0 && !isTraining;
  const { name, reason } = ailmentTexts[model.ailment.value];
  return (
    <div class="bench-buttons">
      {model.epochs.value.length === 0 ? (
        <button type="button" class="button" onClick={() => void model.train()}>
          Train run {model.number.value}
        </button>
      ) : (
        <Button isDisabled={isTraining} onClick={() => void model.next()}>
          Next run
        </Button>
      )}
      <Button class="quiet-button" isDisabled={!hasRun} onClick={() => (model.isTold.value = true)}>
        Tell me
      </Button>
      <span class="soft" aria-live="polite">
        {model.isTold.value && `${name}. ${reason}`}
      </span>
    </div>
  );
}

interface SmallPlotProps {
  name: string;
  epochs: readonly SickEpoch[];
  top: number;
  ticks: readonly number[];
  curves: readonly { name: string; kind: '' | 'is-other'; valueOf: (epoch: SickEpoch) => number | null }[];
}

function SmallPlot({ name, epochs, top, ticks, curves }: SmallPlotProps) {
  const pointsOf = (valueOf: SmallPlotProps['curves'][number]['valueOf']) =>
    epochs.flatMap((epoch): [number, number][] => {
      const value = valueOf(epoch);
      return value === null ? [] : [[epoch.epochs, value]];
    });
  const described = curves.map((curve) => {
    const points = pointsOf(curve.valueOf);
    if (points.length === 0) return `${curve.name}: nothing yet`;
    const [[, first], [lastEpoch, last]] = [points[0], points.at(-1)!];
    return `${curve.name}: ${formatFigure(first, 3)} at first, ${formatFigure(last, 3)} after epoch ${lastEpoch}`;
  });
  return (
    <figure class="sick-run-plot">
      <figcaption>{name}</figcaption>
      <Plot
        label={`${name}. ${described.join('; ')}.`}
        x={[0, epochsOfSickRun]}
        y={[0, top]}
        xTicks={epochTicks}
        yTicks={ticks}
        xName="epochs"
        width={260}
        height={190}
      >
        {(scale) =>
          curves.map(({ name: curve, kind, valueOf }) => (
            <path key={curve} class={`curve ${kind}`} d={linePath(pointsOf(valueOf), scale)} />
          ))
        }
      </Plot>
      <PlotLegend curves={curves} />
    </figure>
  );
}
