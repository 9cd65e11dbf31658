import { useApplication } from '../application-context';
import { ActivationBars } from './activation-bars';
import { Answer } from './answer';
import { DrawingPad } from './drawing-pad';
import { DrawingTools } from './drawing-tools';
import './drawing.css';

/** A pad to draw on, and what the network reads there. */
export function DrawingPanel() {
  const { drawing, digit } = useApplication();
  return (
    <aside class="drawing" aria-labelledby="drawing-title">
      <div class="drawing-header">
        <h2 id="drawing-title">Draw a digit</h2>
        <ReaderName />
      </div>
      <div class="pad-and-tools">
        <DrawingPad drawing={drawing} name="Drawing pad" hint="Draw here" />
        <DrawingTools />
      </div>
      <div class="reading">
        <Answer />
        <ActivationBars prediction={digit.prediction.value} />
      </div>
    </aside>
  );
}

/** Which network answers. */
function ReaderName() {
  const { document, training } = useApplication();
  const name = document.state.value?.name ?? '';
  return (
    <span class="reader-name" title={name}>
      read by {training.isActive.value ? 'the learning network' : name}
    </span>
  );
}
