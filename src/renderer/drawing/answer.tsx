import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Prediction } from '../../contract/prediction';
import { useApplication } from '../application-context';
import { answerText } from './answer-text';
import { paintPixels } from './paint-ink';
import './answer.css';

/** The picture that the network actually sees, its answer, and the runner-up. */
export function Answer() {
  const { drawing, digit, training } = useApplication();
  const prediction = digit.prediction.value;
  // While the answer can change many times a second, screen readers do not announce it.
  const isUnsteady = drawing.isDrawing.value || training.run.value?.state === 'running';
  return (
    <div class="answer">
      <NetworkInput />
      <div role="status" aria-label="Answer" aria-live={isUnsteady ? 'off' : 'polite'}>
        {prediction === null ? (
          <p class="no-answer">Its answer appears here.</p>
        ) : (
          <AnswerWords prediction={prediction} />
        )}
      </div>
    </div>
  );
}

/** The answer in words; an unsure one is not shown like a definite answer. */
export function AnswerWords({ prediction }: { prediction: Prediction }) {
  const { large, small, isUnsure, likelihood, explanation } = answerText(prediction);
  return (
    <>
      <p class={isUnsure ? 'digit is-unsure' : 'digit'} title={explanation}>
        {large}
      </p>
      <p class="runner-up" title={explanation}>
        {small}
      </p>
      {likelihood && (
        <p class="likelihood" title={explanation}>
          {likelihood}
        </p>
      )}
    </>
  );
}

function NetworkInput() {
  const { digit } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => paintPixels(canvas.current!, digit.input.value));
  return (
    <canvas
      ref={canvas}
      class="network-input"
      width={28}
      height={28}
      role="img"
      aria-label="What the network sees, 28 by 28 pixels"
      title="What the network sees: 28 × 28 pixels"
    />
  );
}
