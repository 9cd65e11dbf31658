import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { ActivationBars } from './activation-bars';
import { Answer } from './answer';
import { DrawingPad } from './drawing-pad';
import { DrawingTools } from './drawing-tools';
import { SamplePicture } from './sample-picture';
import { SamplesAndFiles } from './samples-and-files';
import './drawing-panel.css';

/** In a panel no higher than this, in pixels, the bars stand beside the answer. */
const lowHeight = 672;

/** A pad to draw on, and what the network reads there. */
export function DrawingPanel() {
  const { drawing, digit } = useApplication();
  const panel = useRef<HTMLElement>(null);
  const height = useSignal(lowHeight);
  // A container query would say the same, but has all styles within worked out anew for each move of the pen.
  useLayoutEffect(() => {
    const resizing = new ResizeObserver(([{ contentRect }]) => (height.value = contentRect.height));
    resizing.observe(panel.current!);
    return () => resizing.disconnect();
  }, [height]);
  return (
    <aside
      ref={panel}
      class={height.value <= lowHeight ? 'drawing is-low' : 'drawing'}
      style={{ '--panel-height': `${height.value}px` }}
      aria-labelledby="drawing-title"
    >
      <div class="drawing-content">
        <div class="drawing-header">
          <h2 id="drawing-title">Draw a digit</h2>
          {digit.preparation.value === 'squeezed' ? <SqueezedNote /> : <ReaderName />}
        </div>
        <div class="pad-and-tools">
          <DrawingPad drawing={drawing} name="Drawing pad" hint="Draw here">
            <SamplePicture />
          </DrawingPad>
          <DrawingTools drawing={drawing} name="Drawing tools" />
          <SamplesAndFiles />
        </div>
        <div class="reading">
          <Answer />
          <ActivationBars prediction={digit.prediction.value} />
        </div>
      </div>
    </aside>
  );
}

/** Says that the answer is not what Inkling can do. */
function SqueezedNote() {
  const { digit } = useApplication();
  return (
    <span class="squeezed-note" role="note">
      read squeezed ·{' '}
      <button
        type="button"
        class="link"
        title="Read the prepared picture again"
        onClick={() => (digit.preparation.value = 'prepared')}
      >
        prepare
      </button>
    </span>
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
