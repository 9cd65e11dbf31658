import type { DrawingModel } from './drawing-model';
import type { PadPoint } from './ink';

/** Turns mouse, touch and pen on the pad into strokes, handed to the model once a frame; returns how to end that. */
export function listenForInk(pad: HTMLElement, drawing: DrawingModel): () => void {
  let activePointer: number | null = null;
  let pending: PadPoint[] = [];
  let frame = 0;

  const pointOf = (event: PointerEvent): PadPoint => {
    const box = pad.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.height;
    const y = (event.clientY - box.top) / box.height;
    return [clamp(x, drawing.width), clamp(y, 1)];
  };
  const flush = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    drawing.continueThrough(pending);
    pending = [];
  };
  const begin = (event: PointerEvent) => {
    if (activePointer !== null || event.button !== 0) return;
    activePointer = event.pointerId;
    pad.setPointerCapture(event.pointerId);
    drawing.begin(pointOf(event));
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== activePointer) return;
    const events = event.getCoalescedEvents();
    pending.push(...(events.length > 0 ? events : [event]).map(pointOf));
    if (frame === 0) frame = requestAnimationFrame(flush);
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== activePointer) return;
    activePointer = null;
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
