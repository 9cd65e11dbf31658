import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import type { PadPoint } from './ink';
import { KeyboardPen } from './keyboard-pen';
import { fitCanvas, paintInk } from './paint-ink';
import { listenForInk } from './pointer-ink';

/** The black square that is drawn on with mouse, touch, pen or keys. */
export function DrawingPad() {
  const { drawing } = useApplication();
  const pad = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useSignal<PadPoint | null>(null);
  const keyboardPen = useMemo(() => new KeyboardPen(drawing), [drawing]);

  useSignalEffect(() => paintInk(canvas.current!, drawing.strokes.value));
  useEffect(() => {
    const resizing = new ResizeObserver(() => {
      fitCanvas(canvas.current!);
      paintInk(canvas.current!, drawing.strokes.peek());
    });
    resizing.observe(canvas.current!);
    const stopListening = listenForInk(pad.current!, drawing);
    return () => {
      resizing.disconnect();
      stopListening();
    };
  }, [drawing]);

  const followPointer = (event: PointerEvent) => {
    const box = pad.current!.getBoundingClientRect();
    pointer.value = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  return (
    <div
      ref={pad}
      class="pad"
      role="application"
      aria-label="Drawing pad"
      aria-describedby="pad-keys"
      tabIndex={0}
      onPointerMove={followPointer}
      onPointerLeave={() => (pointer.value = null)}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey && keyboardPen.press(event.key)) event.preventDefault();
      }}
      onBlur={() => keyboardPen.leave()}
    >
      <canvas ref={canvas} />
      {drawing.isEmpty.value && <span class="pad-hint">Draw here</span>}
      <PenTip at={keyboardPen.position.value ?? pointer.value} />
      <span id="pad-keys" class="visually-hidden">
        Draw with the pointer, or with the keyboard: arrow keys move the pen, Enter puts it down or lifts it.
      </span>
    </div>
  );
}

/** A ring of the size that the pen or the eraser covers. */
function PenTip({ at }: { at: PadPoint | null }) {
  const { drawing } = useApplication();
  if (at === null) return null;
  const size = `${100 * drawing.tipWidth.value}%`;
  const style = { left: `${100 * at[0]}%`, top: `${100 * at[1]}%`, width: size, height: size };
  return <span class={`pen-tip ${drawing.tool.value}`} style={style} />;
}
