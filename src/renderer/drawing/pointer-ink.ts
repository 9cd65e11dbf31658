import type { DrawingModel } from './drawing-model';
import type { PenPoint } from './ink';
import { PalmGuard } from './palm-guard';

/** The button number of a pen's eraser end, in `button` and as a bit of `buttons`. */
const eraserButton = 5;
const eraserBit = 32;

/** Turns mouse, touch and pen input on the pad into strokes once per frame; returns a function that stops this. */
export function listenForInk(pad: HTMLElement, drawing: DrawingModel): () => void {
  const palm = new PalmGuard();
  let active: PointerEvent | null = null;
  let box = pad.getBoundingClientRect();
  let pending: PenPoint[] = [];
  let frame = 0;

  const pointOf = ({ clientX, clientY, pointerType, pressure }: PointerEvent): PenPoint => {
    const x = clamp((clientX - box.left) / box.height, drawing.width);
    const y = clamp((clientY - box.top) / box.height, 1);
    return pointerType === 'pen' ? [x, y, pressure] : [x, y];
  };
  const flush = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    drawing.continueThrough(pending);
    pending = [];
  };
  const begin = (event: PointerEvent) => {
    const isEraser = event.button === eraserButton || (event.buttons & eraserBit) !== 0;
    if ((event.button !== 0 && !isEraser) || palm.isPalm(event)) return;
    if (active !== null) {
      // A resting hand touches the pad before its pen does; otherwise the first pointer draws.
      if (event.pointerType !== 'pen' || active.pointerType !== 'touch') return;
      pending = [];
      drawing.cancel();
    }
    active = event;
    box = pad.getBoundingClientRect();
    pad.setPointerCapture(event.pointerId);
    drawing.begin(pointOf(event), isEraser ? 'eraser' : undefined);
  };
  const move = (event: PointerEvent) => {
    palm.notice(event);
    if (event.pointerId !== active?.pointerId) return;
    const events = event.getCoalescedEvents();
    pending.push(...(events.length > 0 ? events : [event]).map(pointOf));
    if (frame === 0) frame = requestAnimationFrame(flush);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== active?.pointerId) return;
    active = null;
    flush();
    if (event.type === 'pointerup') drawing.end();
    else drawing.cancel();
  };

  const ending = new AbortController();
  const { signal } = ending;
  pad.addEventListener('pointerdown', begin, { signal });
  pad.addEventListener('pointermove', move, { signal });
  pad.addEventListener('pointerup', end, { signal });
  pad.addEventListener('pointercancel', end, { signal });
  return () => {
    cancelAnimationFrame(frame);
    ending.abort();
  };
}

function clamp(position: number, most: number): number {
  return Math.min(most, Math.max(0, position));
}
