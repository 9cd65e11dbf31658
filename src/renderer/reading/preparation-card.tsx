import type { PreparationStep } from '../../engine/handwriting/one-digit/preparation-steps';
import { useApplication } from '../application-context';
import type { Preparation } from './digit-answers';
import { PixelPicture } from './pixel-picture';
import './preparation-card.css';

const ways: Record<Preparation, { label: string; hint: string }> = {
  prepared: { label: 'Prepared like MNIST', hint: 'Size, pen and centre as in MNIST.' },
  shrunk: { label: 'Just shrunk', hint: 'The cut-out scaled down to 28 × 28 pixels.' },
};

/** The steps from the selected digit's ink to the network's input, and a switch to skip them. */
export function PreparationCard() {
  const { reading } = useApplication();
  const { line } = reading;
  const steps = line.steps.value;
  const number = line.selectedIndex.value + 1;
  return (
    <section class="card preparation" aria-labelledby="preparation-title">
      <div class="card-header">
        <h2 id="preparation-title">
          {steps === null ? 'How each digit is prepared' : `How digit ${number} is prepared`}
        </h2>
        <span class="soft">like MNIST’s</span>
      </div>
      {steps === null ? (
        <p class="soft">
          MNIST’s digits were all scaled to one size and centred. Yours are prepared the same way so that the
          network sees what it has learned from.
        </p>
      ) : (
        <ol class="steps" aria-label="Steps">
          {steps.map((step) => (
            <Step key={step.caption} {...step} />
          ))}
        </ol>
      )}
      <fieldset class="preparation-choice">
        <legend>Network input</legend>
        <div class="segments">
          {(['prepared', 'shrunk'] as const).map((way) => (
            <label key={way} title={ways[way].hint}>
              <input
                type="radio"
                name="preparation"
                checked={line.preparation.value === way}
                onChange={() => (line.preparation.value = way)}
              />
              <span>{ways[way].label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

function Step({ caption, picture, hasBox, centreOfMass }: PreparationStep) {
  return (
    <li>
      <div class="step-picture">
        <PixelPicture pixels={picture.grey} side={picture.width} name={caption} />
        {hasBox && <span class="step-box" />}
        {centreOfMass !== null && (
          <span
            class="step-centre"
            style={{ left: `${100 * centreOfMass.x}%`, top: `${100 * centreOfMass.y}%` }}
          />
        )}
      </div>
      <p>{caption}</p>
    </li>
  );
}
