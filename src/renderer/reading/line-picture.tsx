import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { FoundDigitBoxes } from './found-digit-boxes';
import { LineText } from './line-text';
import type { OpenedPicture } from './picture-file';

/** The opened picture with the digits found in it. */
export function LinePicture({ picture }: { picture: OpenedPicture }) {
  const { reading } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bitmap, name } = picture;
  const { width, height } = bitmap;
  useLayoutEffect(() => canvas.current!.getContext('2d')!.drawImage(bitmap, 0, 0), [bitmap]);
  return (
    <>
      <div
        class="line-frame line-picture"
        style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}
      >
        <canvas key={name} ref={canvas} width={width} height={height} role="img" aria-label={name} />
        <FoundDigitBoxes width={width} height={height} />
      </div>
      <div class="line-footer">
        <p class="picture-name">
          <span class="soft" title={name}>
            {name}
          </span>
          <button type="button" class="button" onClick={() => reading.line.closePicture()}>
            Back to the pad
          </button>
        </p>
        <LineText />
      </div>
    </>
  );
}
