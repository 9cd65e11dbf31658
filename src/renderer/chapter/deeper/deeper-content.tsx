import { ExerciseCard } from '../exercise-card';
import { DepthFigure } from './depth-figure';
import type { DeeperModel } from './deeper-model';
import { QuestionFigure } from './question-figure';
import './deeper.css';

export function DeeperContent({ model: { questions, depth } }: { model: DeeperModel }) {
  return (
    <>
      <QuestionFigure model={questions} />
      <DepthFigure model={depth} />
      <ExerciseCard
        exercise={depth.exercise}
        title="deep beats shallow"
        question="Find a network with two hidden layers or more that reads more validation images than the one with a single hidden layer, in no more than 30 epochs."
      />
    </>
  );
}
