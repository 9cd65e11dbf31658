import type { Prediction } from '../../contract/prediction';
import { ActivationBars } from '../drawing/activation-bars';
import { PixelPicture } from './pixel-picture';
import './picture-and-answer.css';

interface PictureAndAnswerProps {
  /** (784), 0 to 1. */
  input: Float32Array | null;
  prediction: (Omit<Prediction, 'digit'> & { digit: number | null }) | null;
  /** Of the picture, for example "prepared picture". */
  name: string;
}

/** What the network sees, what it reads in that, and its ten activations. */
export function PictureAndAnswer({ input, prediction, name }: PictureAndAnswerProps) {
  return (
    <div class="picture-and-answer">
      <div class="answered-picture">
        <PixelPicture pixels={input} name={`The ${name}, 28 by 28 pixels`} />
        <p class="picture-answer" aria-label={`Answer to the ${name}`}>
          {prediction !== null && (
            <>
              <span class="digit">{prediction.digit ?? '?'}</span>{' '}
              <span class="runner-up">then {prediction.runnerUp}</span>
            </>
          )}
        </p>
      </div>
      <ActivationBars prediction={prediction} name={`Activations for the ${name}`} />
    </div>
  );
}
