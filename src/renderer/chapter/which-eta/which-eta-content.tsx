import { ExerciseCard } from '../exercise-card';
import { EtaFigure } from './eta-figure';
import { SickRunFigure } from './sick-run-figure';
import type { WhichEtaModel } from './which-eta-model';

export function WhichEtaContent({ model: { prediction, sickRun } }: { model: WhichEtaModel }) {
  return (
    <>
      <EtaFigure model={prediction} />
      <ExerciseCard
        exercise={prediction.exercise}
        title="predict before you run"
        question="Choose a network and an η, and draw the curve that you expect, before you train it. Come within 5 percentage points of it, on average over the epochs."
      />
      <ExerciseCard
        exercise={sickRun.exercise}
        title="a sick run"
        question="Inkling has made a small network ill, or left it well, and trains it on digits that it draws itself. What ails it? Its curves tell."
      >
        <SickRunFigure model={sickRun} />
      </ExerciseCard>
    </>
  );
}
