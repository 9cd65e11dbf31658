import { formatCount, formatDuration } from '../../ui/number-format';
import { ExerciseCard } from '../exercise-card';
import { ExperimentButtons, stateOf } from '../experiment-buttons';
import { GradientFigure } from './gradient-figure';
import type { MiniBatchesModel } from './mini-batches-model';
import type { RaceModel } from './race-model';
import '../number-table.css';

export function MiniBatchesContent({ model }: { model: MiniBatchesModel }) {
  const { race } = model;
  return (
    <>
      <GradientFigure model={model.gradients} />
      <ExerciseCard
        exercise={race.exercise}
        title="soonest at 90 %"
        question="Train the same network with mini-batches of each size. Which size is the first to read 90 % of the validation images correctly: in seconds on this computer, and in images seen?"
      >
        <RaceTable race={race} />
        <ExperimentButtons runs={race.runs} />
      </ExerciseCard>
    </>
  );
}

function RaceTable({ race }: { race: RaceModel }) {
  const { seconds, images } = race.soonest.value;
  return (
    <table class="number-table">
      <thead>
        <tr>
          <th scope="col">m</th>
          <th scope="col">run</th>
          <th scope="col">seconds to 90 %</th>
          <th scope="col">images to 90 %</th>
          <th scope="col">fewest seconds</th>
          <th scope="col">fewest images</th>
        </tr>
      </thead>
      <tbody>
        {race.racers.value.map(({ miniBatchSize, run, reached }) => (
          <tr key={miniBatchSize}>
            <th scope="row">{formatCount(miniBatchSize)}</th>
            <td>{stateOf(run)}</td>
            <td>{reached === null ? '–' : formatDuration(reached.seconds)}</td>
            <td>{reached === null ? '–' : formatCount(reached.images)}</td>
            {(['seconds', 'images'] as const).map((unit) => (
              <td key={unit}>
                <input
                  type="radio"
                  name={`first-${unit}`}
                  aria-label={`${formatCount(miniBatchSize)} is first in ${unit}`}
                  checked={{ seconds, images }[unit] === miniBatchSize}
                  onChange={() => (race.soonest.value = { ...race.soonest.peek(), [unit]: miniBatchSize })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
