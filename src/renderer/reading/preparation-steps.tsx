import { useSignal } from '@preact/signals';
import type { PreparationStep } from '../../engine/handwriting/one-digit/preparation-steps';
import { useApplication } from '../application-context';
import { PixelPicture } from './pixel-picture';

/** The way from the pad to the prepared picture, folded until somebody wants to know. */
export function PreparationSteps() {
  const isOpen = useSignal(false);
  return (
    <details
      class="steps"
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>How it is prepared, step by step</summary>
      {isOpen.value && <StepList />}
    </details>
  );
}

function StepList() {
  const { reading } = useApplication();
  return (
    <ol class="step-list">
      {reading.steps.value?.map((step) => (
        <Step key={step.caption} {...step} />
      ))}
    </ol>
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
