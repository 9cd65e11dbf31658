import type { Prediction } from '../../contract/prediction';
import './activation-bars.css';

/** `digit`: the bar to highlight; null for none. */
type ShownPrediction = Pick<Prediction, 'activations'> & { digit: number | null };

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The ten output neurons, each from 0 to 1. */
export function ActivationBars({
  prediction,
  name = 'Output activations',
}: {
  prediction: ShownPrediction | null;
  name?: string;
}) {
  return (
    <ol class="activations" aria-label={name}>
      {digits.map((digit) => (
        <ActivationBar
          key={digit}
          digit={digit}
          activation={prediction?.activations[digit] ?? null}
          isAnswer={prediction?.digit === digit}
        />
      ))}
    </ol>
  );
}

interface ActivationBarProps {
  digit: number;
  activation: number | null;
  isAnswer: boolean;
}

function ActivationBar({ digit, activation, isAnswer }: ActivationBarProps) {
  return (
    <li class={isAnswer ? 'is-answer' : undefined}>
      <span>{digit}</span>
      <span class="activation-bar">
        {/* Rounded so that a bar is restyled only when the change is visible. */}
        <span style={{ transform: `scaleX(${(activation ?? 0).toFixed(3)})` }} />
      </span>
      <span class="activation-value">{activation?.toFixed(2)}</span>
    </li>
  );
}
