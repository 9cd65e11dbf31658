import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { paintPixels } from './paint-ink';
import type { Sample } from './sample';

/** The sample on the pad, with what it is and, when the network errs, what it is taken for. */
export function SamplePicture() {
  const { drawing, digit } = useApplication();
  const sample = drawing.sample.value;
  const answer = digit.prediction.value?.digit;
  return (
    <>
      {sample !== null && <Pixels />}
      <span role="status" aria-label="Sample" class="sample-caption">
        {sample !== null && describe(sample, answer)}
      </span>
    </>
  );
}

function Pixels() {
  const { drawing } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => paintPixels(canvas.current!, drawing.sample.value?.input ?? null));
  return <canvas ref={canvas} class="sample-picture" width={28} height={28} aria-hidden="true" />;
}

function describe({ name, label }: Sample, answer: number | undefined): string {
  return answer === undefined || answer === label
    ? `${name} is a ${label}`
    : `${name} is a ${label}, misread as ${answer}`;
}
