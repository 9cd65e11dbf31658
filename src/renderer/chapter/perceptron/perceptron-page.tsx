import { definePage } from '../chapter-page';
import { Formula, WeightedInput } from '../formula';
import { PerceptronBench } from './perceptron-bench';
import { PerceptronContent } from './perceptron-content';
import { PerceptronModel } from './perceptron-model';

export const perceptronPage = definePage({
  id: 'perceptron',
  title: 'Weigh evidence',
  subtitle: 'the perceptron',
  section: 'Perceptrons',
  exercises: ['majority', 'exactly-one'],
  introduction: (
    <>
      A perceptron decides by weighing evidence: each input that is 1 adds its weight, and it says 1 if the
      sum is above its threshold. Here it decides whether you go to the cheese festival. With the bias{' '}
      <Formula>
        <mi>b</mi>
      </Formula>
      , which is minus the threshold, the rule is: say 1 if{' '}
      <Formula>
        <WeightedInput />
        <mo>&gt;</mo>
        <mn>0</mn>
      </Formula>
      .
    </>
  ),
  explains: ['preset no-hidden'],
  door: { view: 'network', label: 'See the weights of a trained network' },
  create: (record) => new PerceptronModel(record),
  Content: PerceptronContent,
  Bench: PerceptronBench,
});
