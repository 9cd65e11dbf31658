import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { paintPixels } from './paint-ink';
import './answer.css';

/** The picture that the network really sees, its answer, and the runner-up. */
export function Answer() {
  const { drawing, digit, training } = useApplication();
  const prediction = digit.prediction.value;
  // While the answer may change many times a second, it is not read out.
  const isUnsteady = drawing.isDrawing.value || training.run.value?.state === 'running';
  return (
    <div class="answer">
      <NetworkInput />
      <div role="status" aria-label="Answer" aria-live={isUnsteady ? 'off' : 'polite'}>
        {prediction === null ? (
          <p class="no-answer">Its answer appears here.</p>
        ) : (
          <>
            <p class="digit">{prediction.digit}</p>
            <p class="runner-up">then {prediction.runnerUp}</p>
          </>
        )}
      </div>
    </div>
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
