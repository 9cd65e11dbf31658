import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DrawingPad } from '../drawing/drawing-pad';
import { DrawingFileTools, DrawingTools } from '../drawing/drawing-tools';
import { FoundDigitBoxes } from './found-digit-boxes';
import { NumberRead } from './number-read';
import type { OpenedPicture } from './picture-file';
import './wide-card.css';

/** The wide pad or the opened picture with the digits found in it, and the number that they form. */
export function WideCard() {
  const { reading } = useApplication();
  const { drawing, picture } = reading.line;
  return (
    <section class="card wide-card" aria-label="A number">
      {picture.value === null ? <WidePad /> : <Picture picture={picture.value} />}
      <div class="wide-footer">
        {picture.value === null && (
          <DrawingTools drawing={drawing} name="Tools of the wide pad">
            <DrawingFileTools drawing={drawing} />
          </DrawingTools>
        )}
        <NumberRead />
      </div>
    </section>
  );
}

function WidePad() {
  const { reading } = useApplication();
  const { drawing, penWidth } = reading.line;
  return (
    <div class="wide-frame wide-pad">
      <DrawingPad
        drawing={drawing}
        name="Wide pad"
        hint="Write a number here, or open, paste or drop a picture"
      />
      <FoundDigitBoxes width={drawing.width} height={1} margin={penWidth.value / 2} />
    </div>
  );
}

function Picture({ picture: { bitmap, name } }: { picture: OpenedPicture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = bitmap;
  useLayoutEffect(() => canvas.current!.getContext('2d')!.drawImage(bitmap, 0, 0), [bitmap]);
  return (
    <div
      class="wide-frame wide-picture"
      style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}
    >
      <canvas key={name} ref={canvas} width={width} height={height} role="img" aria-label={name} />
      <FoundDigitBoxes width={width} height={height} />
    </div>
  );
}
