import { WeightPicture } from '../../network/weight-picture';
import { formatCount } from '../../ui/number-format';
import { PixelPicture } from '../../reading/pixel-picture';
import { OpenBookNetwork } from '../../run/open-book-network';
import { ExerciseCard } from '../exercise-card';
import { formatFigure } from '../figures';
import { BitTable } from './bit-table';
import { EncodingsCard } from './encodings-card';
import { quarters, type TenOrFourModel } from './ten-or-four-model';
import './ten-or-four.css';

const places = ['upper left', 'upper right', 'lower left', 'lower right'];

export function TenOrFourContent({ model }: { model: TenOrFourModel }) {
  const [exercise] = model.exercises;
  return (
    <>
      <section class="card figure-card" aria-labelledby="hidden-title">
        <div class="card-header">
          <h2 id="hidden-title">What hidden neurons look for</h2>
          <span class="soft">wished for, and learned</span>
        </div>
        <div class="neuron-rows">
          <p class="soft">If four hidden neurons knew the quarters of a 0, all four together would say 0.</p>
          <div class="neuron-row">
            {quarters.map((pixels, index) => (
              <figure key={index}>
                <PixelPicture pixels={pixels} name={`The ${places[index]} quarter of a 0`} />
                <figcaption>{places[index]}</figcaption>
              </figure>
            ))}
          </div>
          <Learned model={model} />
        </div>
      </section>
      <EncodingsCard runs={model.encodings} />
      <ExerciseCard
        exercise={exercise}
        title="four bits"
        question={
          <>
            Add four perceptrons that turn the ten outputs into the digit’s four bits, 8, 4, 2 and 1. Set
            their weights and biases so that every bit is right whenever the right output is at least 0.99 and
            the others are below 0.01.
          </>
        }
      >
        <BitTable model={model} />
      </ExerciseCard>
    </>
  );
}

function Learned({ model }: { model: TenOrFourModel }) {
  const network = model.denseNetwork.value;
  const excited = model.excited.value;
  if (network === null || excited.length === 0) {
    return (
      <p class="soft">
        The network on screen has no hidden neurons that look at the whole image.{' '}
        <OpenBookNetwork library={model.library} />
      </p>
    );
  }
  return (
    <>
      <p class="soft">
        The four of {formatCount(network.sizes[1])} in the network on screen that this 0 excites most: blue
        where they want ink, orange where they want none.
      </p>
      <div class="neuron-row">
        {excited.map(({ neuron, activation }) => (
          <figure key={neuron}>
            <WeightPicture
              network={network}
              neuron={neuron}
              isSmooth
              inked={null}
              name={`Weights of hidden neuron ${neuron + 1}, which the 0 excites to ${formatFigure(activation, 2)}`}
            />
            <figcaption>
              neuron {neuron + 1}
              <br />
              activation {formatFigure(activation, 2)}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
