import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { paintPixels } from './paint-ink';

/** The pixels of the sample on the pad. */
export function SamplePicture() {
  const { drawing } = useApplication();
  return drawing.sample.value === null ? null : <Pixels />;
}

function Pixels() {
  const { drawing } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => paintPixels(canvas.current!, drawing.sample.value?.input ?? null));
  return <canvas ref={canvas} class="sample-picture" width={28} height={28} aria-hidden="true" />;
}
