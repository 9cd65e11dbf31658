import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import type { GalleryPicture } from './gallery-picture';
import { fitPictures } from './gallery-size';
import { emptyGalleryText, pictureName } from './results-text';

/** The pictures of one page; arrow keys go from picture to picture, and over the ends to the next page. */
export function GalleryPictures() {
  const { results } = useApplication();
  const { gallery } = results;
  const room = useRef<HTMLDivElement>(null);
  const columns = useSignal(10);
  const focused = useSignal(0);
  const isTurning = useRef(false);
  useLayoutEffect(() => {
    const resizing = new ResizeObserver(([{ contentRect }]) => {
      const fit = fitPictures(contentRect.width, contentRect.height);
      columns.value = fit.columns;
      gallery.size.value = fit.columns * fit.rows;
    });
    resizing.observe(room.current!);
    return () => resizing.disconnect();
  }, [gallery, columns]);
  const pictures = gallery.pictures.value;
  const found = results.found.value;
  const focusable = Math.min(focused.value, pictures.length - 1);
  const focus = (position: number) => {
    focused.value = position;
    room.current!.querySelectorAll('button')[position]?.focus();
  };
  // The pictures of the next page are there a moment after it has been turned.
  useLayoutEffect(() => {
    if (isTurning.current) focus(focusable);
    isTurning.current = false;
  }, [pictures]);
  const move = (step: number) => {
    const position = focusable + step;
    const [first, count] = [gallery.first.peek(), gallery.images.peek().length];
    if (position >= 0 && position < pictures.length) return focus(position);
    if (first + position < 0 || first + position >= count) return;
    gallery.turnTo(first + position);
    focused.value = (first + position) % gallery.size.peek();
    isTurning.current = true;
  };
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns.value,
    ArrowDown: columns.value,
  };
  return (
    <div
      ref={room}
      class="gallery-room"
      onPointerEnter={() => gallery.hold()}
      onPointerLeave={() => gallery.release()}
      onFocusIn={({ target }) => (target as Element).matches(':focus-visible') && gallery.hold()}
      onFocusOut={() => gallery.release()}
    >
      {found !== null && gallery.images.value.length === 0 && (
        <p class="soft">{emptyGalleryText(gallery.choice.value, found.split)}</p>
      )}
      <ul
        aria-label="Pictures"
        style={{ '--columns': String(columns.value) }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in steps)) return;
          event.preventDefault();
          move(steps[event.key]);
        }}
      >
        {pictures.map((picture, position) => (
          <Picture
            key={position}
            picture={picture}
            isFocusable={position === focusable}
            onFocus={() => (focused.value = position)}
          />
        ))}
      </ul>
    </div>
  );
}

interface PictureProps {
  picture: GalleryPicture;
  isFocusable: boolean;
  onFocus: () => void;
}

function Picture({ picture, isFocusable, onFocus }: PictureProps) {
  const { results } = useApplication();
  const { label, answer, pixels, image, split } = picture;
  const onPad = results.gallery.onPad.value;
  const isOnPad = onPad?.image === image && onPad.split === split;
  const name = pictureName(picture);
  return (
    <li>
      <button
        type="button"
        class="gallery-picture"
        aria-label={name}
        aria-pressed={isOnPad}
        title={name}
        tabIndex={isFocusable ? 0 : -1}
        onFocus={onFocus}
        onClick={() => results.gallery.open(picture)}
      >
        <PixelPicture pixels={pixels} />
        <span class="gallery-caption">
          <span>
            <b>{answer}</b>
            {answer !== label && `, is ${label}`}
          </span>
          <span class="soft">{caption(picture)}</span>
        </span>
      </button>
    </li>
  );
}

/** What the other run says where only this one is right; else how sure this one is. */
function caption({ label, answer, confidence, otherAnswer }: GalleryPicture): string {
  const isOtherWrong = otherAnswer !== null && answer === label && otherAnswer !== label;
  return isOtherWrong ? `other ${otherAnswer}` : confidence.toFixed(2);
}
