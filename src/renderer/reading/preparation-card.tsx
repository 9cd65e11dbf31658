import type { Preparation } from '../drawing/digit-model';
import { useApplication } from '../application-context';
import { PictureAndAnswer } from './picture-and-answer';
import { PreparationSteps } from './preparation-steps';
import './preparation-card.css';

const ways: Record<Preparation, { title: string; text: string }> = {
  squeezed: { title: 'Squeezed', text: 'The whole pad, scaled down to 28 × 28.' },
  prepared: {
    title: 'Prepared',
    text: 'Size, pen and centre as in MNIST.',
  },
};

/** Both pictures that the drawing can become, with both answers, and the choice between them. */
export function PreparationCard() {
  return (
    <section class="card" aria-labelledby="preparation-title">
      <div class="card-header">
        <h2 id="preparation-title">What the network gets to see</h2>
      </div>
      <div class="ways" role="radiogroup" aria-label="Picture that the answer on the pad comes from">
        <Way preparation="squeezed" />
        <Way preparation="prepared" />
      </div>
      <PreparationSteps />
    </section>
  );
}

function Way({ preparation }: { preparation: Preparation }) {
  const { digit } = useApplication();
  const { title, text } = ways[preparation];
  const isUsed = digit.preparation.value === preparation;
  return (
    <div class={isUsed ? 'way is-used' : 'way'}>
      <div class="way-header">
        <h3>{title}</h3>
        <label>
          <input
            type="radio"
            name="preparation"
            aria-label={`${title}: use for the answer`}
            checked={isUsed}
            onChange={() => (digit.preparation.value = preparation)}
          />
          {isUsed ? 'used for the answer' : 'use for the answer'}
        </label>
      </div>
      <p class="soft">{text}</p>
      <PictureAndAnswer
        input={digit[preparation].input.value}
        prediction={digit[preparation].prediction.value}
        name={`${title.toLowerCase()} picture`}
      />
    </div>
  );
}
