import { definePage } from '../chapter-page';
import { Formula } from '../formula';
import { SigmoidBench } from './sigmoid-bench';
import { SigmoidContent } from './sigmoid-content';
import { SigmoidModel } from './sigmoid-model';

export const sigmoidPage = definePage({
  id: 'sigmoid',
  title: 'Sigmoid against step',
  subtitle: 'a smoothed perceptron',
  section: 'Sigmoid neurons',
  exercises: ['scaling', 'exception'],
  introduction: (
    <>
      A sigmoid neuron gives out{' '}
      <Formula>
        <mi>σ</mi>
        <mo>(</mo>
        <mi>z</mi>
        <mo>)</mo>
        <mo>=</mo>
        <mfrac>
          <mn>1</mn>
          <mrow>
            <mn>1</mn>
            <mo>+</mo>
            <msup>
              <mi>e</mi>
              <mrow>
                <mo>−</mo>
                <mi>z</mi>
              </mrow>
            </msup>
          </mrow>
        </mfrac>
      </Formula>
      , any number between 0 and 1: the step of a perceptron, smoothed. Multiply all weights and biases by c,
      and see how near the two can come.
    </>
  ),
  explains: [
    'setting hiddenActivation',
    'illness stuck-outputs',
    'illness dead-neurons',
    'illness saturated-neurons',
  ],
  door: { view: 'network', label: 'See activations in a trained network' },
  create: (record) => new SigmoidModel(record),
  Content: SigmoidContent,
  Bench: SigmoidBench,
});
