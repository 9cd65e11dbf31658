import { definePage } from '../chapter-page';
import { Formula } from '../formula';
import { SmallChangesBench } from './small-changes-bench';
import { SmallChangesContent } from './small-changes-content';
import { SmallChangesModel } from './small-changes-model';

export const smallChangesPage = definePage({
  id: 'small-changes',
  title: 'Small changes',
  subtitle: 'why a network can learn',
  section: 'Sigmoid neurons',
  exercises: ['largest-step'],
  introduction: (
    <>
      Move one weight of the network on screen a little, and its output changes a little, nearly in
      proportion:{' '}
      <Formula>
        <mi>Δ</mi>
        <mi>a</mi>
        <mo>≈</mo>
        <mfrac>
          <mrow>
            <mo>∂</mo>
            <mi>a</mi>
          </mrow>
          <mrow>
            <mo>∂</mo>
            <mi>w</mi>
          </mrow>
        </mfrac>
        <mi>Δ</mi>
        <mi>w</mi>
      </Formula>
      . So it can be improved step by step. A perceptron in its place does nothing, nothing, and then flips.
    </>
  ),
  explains: [],
  door: { view: 'network', label: 'Look at all weights of this network' },
  create: (record, environment) => new SmallChangesModel(record, environment),
  Content: SmallChangesContent,
  Bench: SmallChangesBench,
});
