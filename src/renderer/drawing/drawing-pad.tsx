import { effect, untracked, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useActivePad } from './active-pad';
import type { DrawingModel } from './drawing-model';
import type { PadPoint } from './ink';
import { KeyboardPen } from './keyboard-pen';
import { InkPainter } from './paint-ink';
import { listenForInk } from './pointer-ink';
import './drawing-pad.css';

interface DrawingPadProps {
  drawing: DrawingModel;
  /** Accessible name. */
  name: string;
  /** Text on an empty pad. */
  hint: string;
  /** Content on top of the ink. */
  children?: ComponentChildren;
}

/** The black area to draw on with mouse, touch, pen or keys. */
export function DrawingPad({ drawing, name, hint, children }: DrawingPadProps) {
  const { active: activePad, usual: usualPad } = useActivePad();
  const keysId = useId();
  const pad = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useSignal<PadPoint | null>(null);
  const keyboardPen = useMemo(() => new KeyboardPen(drawing), [drawing]);

  useEffect(() => {
    const painter = new InkPainter(canvas.current!);
    const paint = () => painter.paint(drawing.strokes.value, drawing.isPenDown.value);
    const stopPainting = effect(paint);
    const resizing = new ResizeObserver(() => {
      painter.fit();
      untracked(paint);
    });
    resizing.observe(canvas.current!);
    const stopListening = listenForInk(pad.current!, drawing);
    return () => {
      stopPainting();
      resizing.disconnect();
      stopListening();
    };
  }, [drawing]);

  // A pad is the active one before it is seen, so that no key goes to another; commands must not act on a pad that is gone.
  useLayoutEffect(() => {
    activePad.value = drawing;
    return () => {
      if (activePad.peek() === drawing) activePad.value = usualPad;
    };
  }, [activePad, drawing, usualPad]);

  const activate = () => (activePad.value = drawing);
  const followPointer = (event: PointerEvent) => {
    const box = pad.current!.getBoundingClientRect();
    pointer.value = [(event.clientX - box.left) / box.height, (event.clientY - box.top) / box.height];
  };
  return (
    <div
      ref={pad}
      class="pad"
      role="application"
      style={{ aspectRatio: String(drawing.width) }}
      aria-label={name}
      aria-describedby={keysId}
      tabIndex={0}
      onPointerMove={followPointer}
      onPointerLeave={() => (pointer.value = null)}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey && keyboardPen.press(event.key)) event.preventDefault();
      }}
      onPointerDown={activate}
      onFocus={activate}
      onBlur={() => keyboardPen.leave()}
      onDrop={activate}
    >
      <canvas ref={canvas} />
      {children}
      {drawing.isEmpty.value && <span class="pad-hint">{hint}</span>}
      <PenTip drawing={drawing} at={keyboardPen.position.value ?? pointer.value} />
      <span id={keysId} class="visually-hidden">
        Draw with the pointer, or with the keyboard: arrow keys move the pen, Enter puts it down or lifts it.
      </span>
    </div>
  );
}

/** A ring as large as the area that the pen or the eraser covers. */
function PenTip({ drawing, at }: { drawing: DrawingModel; at: PadPoint | null }) {
  if (at === null) return null;
  const [x, y] = at;
  // The element is as large as the pad, so percentages of its own size move it without layout.
  const place = { transform: `translate(${(100 * x) / drawing.width}%, ${100 * y}%)` };
  return (
    <span class="pen-place" style={place}>
      <span
        class={`pen-tip ${drawing.toolInUse.value}`}
        style={{ height: `${100 * drawing.tipWidth.value}%` }}
      />
    </span>
  );
}
