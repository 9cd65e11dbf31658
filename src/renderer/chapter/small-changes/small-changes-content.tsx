import { OpenBookNetwork } from '../../run/open-book-network';
import { ExerciseCard } from '../exercise-card';
import { formatFigure } from '../figures';
import { linePath, Plot } from '../plot';
import { PlotLegend } from '../plot-legend';
import { largestChange, percentText, type SmallChangesModel } from './small-changes-model';

export function SmallChangesContent({ model }: { model: SmallChangesModel }) {
  return (
    <>
      <section class="card figure-card" aria-labelledby="change-title">
        <div class="card-header">
          <h2 id="change-title">Output {model.output.value} while one weight moves</h2>
          <span class="soft">
            {model.isOfPad.value
              ? 'for the digit on the pad'
              : 'for a picture between 3 and 8, where the network is least sure'}
          </span>
        </div>
        <ChangePlot model={model} />
        <PlotLegend
          curves={[
            { name: 'the output', kind: '' },
            { name: 'by the linear formula', kind: 'is-other' },
            { name: 'a perceptron in its place', kind: 'is-contrast' },
          ]}
        />
        <Figures model={model} />
      </section>
      <ExerciseCard
        exercise={model.largest}
        title="the largest small step"
        question="Find the largest step of the weight for which the linear formula is less than 1 % off the true change."
      />
    </>
  );
}

const range = [-largestChange, largestChange] as const;

function ChangePlot({ model }: { model: SmallChangesModel }) {
  const curve = model.curve.value;
  const effect = model.effect.value;
  if (effect === null) {
    return (
      <p class="soft">
        {model.missing.value} <OpenBookNetwork library={model.library} />
      </p>
    );
  }
  const start = effect.activation - effect.computed;
  const flip = curve.findIndex(({ says }, index) => index > 0 && says !== curve[index - 1].says);
  const label =
    `Output ${model.output.value} over the change of the weight. At ${formatFigure(effect.change)} it is ` +
    `${formatFigure(effect.activation)}, by the linear formula ${formatFigure(start + effect.estimated)}. ` +
    (flip === -1
      ? `A perceptron says ${effect.says} all the way.`
      : `A perceptron flips near ${formatFigure(curve[flip].change)}.`);
  return (
    <Plot
      label={label}
      x={range}
      y={[-0.05, 1.05]}
      xTicks={[-10, -5, 0, 5, 10]}
      yTicks={[0, 0.5, 1]}
      xName="change of the weight, Δw"
      width={640}
      onPoint={(change) => model.pointAt(change)}
    >
      {(scale) => (
        <>
          <path class="guide" d={`M${scale.x(effect.change)} ${scale.y(1.05)}V${scale.y(-0.05)}`} />
          <path
            class="curve is-contrast"
            d={linePath(
              curve.flatMap(({ change, says }, index): [number, number][] => [
                ...(index > 0 && curve[index - 1].says !== says
                  ? [[change, curve[index - 1].says] as [number, number]]
                  : []),
                [change, says],
              ]),
              scale,
            )}
          />
          <path
            class="curve is-other"
            d={linePath(
              curve.map(({ change, estimated }) => [change, start + estimated]),
              scale,
            )}
          />
          <path
            class="curve"
            d={linePath(
              curve.map(({ change, activation }) => [change, activation]),
              scale,
            )}
          />
          <circle
            class="point is-other"
            cx={scale.x(effect.change)}
            cy={scale.y(start + effect.estimated)}
            r={4}
          />
          <circle class="point" cx={scale.x(effect.change)} cy={scale.y(effect.activation)} r={5} />
        </>
      )}
    </Plot>
  );
}

function Figures({ model }: { model: SmallChangesModel }) {
  const effect = model.effect.value;
  if (effect === null) return null;
  const rows = [
    ['Δa, computed', formatFigure(effect.computed)],
    ['Δa, estimated', formatFigure(effect.estimated)],
    ['difference', formatFigure(effect.estimated - effect.computed)],
    ['error', effect.error === null ? '–' : percentText(effect.error)],
    ['perceptron says', String(effect.says)],
  ];
  return (
    <dl class="change-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
