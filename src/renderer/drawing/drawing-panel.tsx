import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { ActivationBars } from './activation-bars';
import { Answer } from './answer';
import { DrawingPad } from './drawing-pad';
import { DrawingPanelHeader } from './drawing-panel-header';
import { DrawingTools } from './drawing-tools';
import { SamplePicture } from './sample-picture';
import { SamplesAndFiles } from './samples-and-files';
import './drawing-panel.css';

/** In a panel no higher than this, in pixels, the bars are beside the answer. */
const lowHeight = 664;

/** A pad to draw on, and the answer of the network on screen. */
export function DrawingPanel() {
  const { drawing, digit } = useApplication();
  const panel = useRef<HTMLElement>(null);
  const height = useSignal(lowHeight);
  // A container query would do the same, but would recompute all styles inside for each move of the pen.
  useLayoutEffect(() => {
    const resizing = new ResizeObserver(([{ contentRect }]) => (height.value = contentRect.height));
    resizing.observe(panel.current!);
    return () => resizing.disconnect();
  }, [height]);
  return (
    <aside
      ref={panel}
      class={height.value <= lowHeight ? 'panel drawing is-low' : 'panel drawing'}
      style={{ '--panel-height': `${height.value}px` }}
      aria-label="Draw a digit"
      data-region
      tabIndex={-1}
    >
      <div class="drawing-content">
        <div class="pad-and-tools">
          <DrawingPanelHeader />
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
