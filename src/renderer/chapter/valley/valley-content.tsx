import { useEffect } from 'preact/hooks';
import { ExerciseCard } from '../exercise-card';
import { CostPlot } from './cost-plot';
import { CurveFigure } from './curve-figure';
import { DirectionExercise } from './direction-exercise';
import { SlopeExercise } from './slope-exercise';
import { SurfaceFigure } from './surface-figure';
import { shortFigure } from './state-text';
import { ravineSteps, type ValleyModel } from './valley-model';
import { valleys } from './valleys';
import './valley.css';

const msPerStep = 150;

export function ValleyContent({ model }: { model: ValleyModel }) {
  useRunning(model);
  const isCurve = model.landscape.value.length === 1;
  return (
    <>
      <section class="card figure-card" aria-labelledby="valley-title">
        <div class="card-header">
          <h2 id="valley-title">{valleys[model.name.value].name}</h2>
          <span class="soft">drag to place the ball</span>
          <span class="end">
            step {model.steps.value} · C = {shortFigure(model.cost.value)}
          </span>
        </div>
        <div class="figure-parts valley-parts">
          {isCurve ? <CurveFigure model={model} /> : <SurfaceFigure model={model} />}
          <CostPlot model={model} />
        </div>
        <p class="caption valley-caption">
          The arrow shows −∇C at a quarter of its length.{' '}
          {isCurve
            ? 'The dashed line is the tangent.'
            : 'On each line the cost is the same; the cross marks the lowest.'}{' '}
          <b role="status">{model.endText.value}</b>
        </p>
      </section>
      <SlopeExercise model={model.slopes} />
      <ExerciseCard
        exercise={model.fewestSteps}
        title="fewest steps"
        question={
          <>
            Set η and momentum on the bench so that the ball reaches the bottom of the ravine in{' '}
            {ravineSteps.wanted} steps or fewer. Check lets it roll there.
          </>
        }
      />
      <DirectionExercise model={model.direction} />
    </>
  );
}

/** Takes a step at a time while the ball runs; all at once for a person who wants no motion. */
function useRunning(model: ValleyModel): void {
  const isRunning = model.isRunning.value;
  useEffect(() => {
    if (!isRunning) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      model.finish();
      return;
    }
    const timer = setInterval(() => model.step(), msPerStep);
    return () => clearInterval(timer);
  }, [model, isRunning]);
  // The ball waits while another page is read.
  useEffect(() => () => model.pause(), [model]);
}
