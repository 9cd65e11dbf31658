import { definePage } from '../chapter-page';
import { Formula } from '../formula';
import { ValleyBench } from './valley-bench';
import { ValleyContent } from './valley-content';
import { ValleyModel } from './valley-model';

export const valleyPage = definePage({
  id: 'valley',
  title: 'A ball in a valley',
  subtitle: 'gradient descent',
  section: 'Learning with gradient descent',
  exercises: ['one-variable', 'fewest-steps', 'steepest-direction'],
  introduction: (
    <>
      To learn is to look for the lowest cost, like a ball that rolls downhill. Gradient descent moves it step
      by step against the gradient ∇C, which points straight uphill:{' '}
      <Formula>
        <mi>v</mi>
        <mo>→</mo>
        <mi>v</mi>
        <mo>−</mo>
        <mi>η</mi>
        <mo>∇</mo>
        <mi>C</mi>
      </Formula>
      . If the learning rate η is too small, the ball hardly moves; if η is too large, it jumps out of the
      valley.
    </>
  ),
  explains: ['setting learningRate', 'setting momentum', 'illness rate-too-high', 'illness rate-too-low'],
  door: { view: 'train', label: 'Watch a network go downhill in Train' },
  create: (record) => new ValleyModel(record),
  Content: ValleyContent,
  Bench: ValleyBench,
});
