import { useRef } from 'preact/hooks';
import type { FoundDigit } from '../../engine/handwriting/segmentation/reading';
import { useApplication } from '../application-context';
import { hasRoomForConfidence } from './label-room';

const directions: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface FoundDigitBoxesProps {
  /** Of what they were found on, in the unit of their boxes. */
  width: number;
  height: number;
  /** How far ink reaches beyond the middle of its lines, where a box is one of those. */
  margin?: number;
}

/** The digits that were found, each in its box; one of them is chosen. */
export function FoundDigitBoxes({ width, height, margin = 0 }: FoundDigitBoxesProps) {
  const { reading } = useApplication();
  const { line } = reading;
  const boxes = useRef<HTMLDivElement>(null);
  const digits = line.reading.value?.digits ?? [];
  const isConfidenceShown = hasRoomForConfidence(digits, width);
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    line.move(direction);
    boxes.current?.querySelectorAll('button')[line.selectedIndex.value].focus();
  };
  return (
    <div ref={boxes} class="found-digits" role="radiogroup" aria-label="Digits found" onKeyDown={onKeyDown}>
      {digits.map((found, index) => (
        <FoundDigitBox
          key={index}
          found={found}
          index={index}
          place={placeOf(found, { width, height, margin })}
          isConfidenceShown={isConfidenceShown}
        />
      ))}
    </div>
  );
}

function placeOf({ box }: FoundDigit, { width, height, margin }: Required<FoundDigitBoxesProps>) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: percent(box.left - margin, width),
    top: percent(box.top - margin, height),
    width: percent(box.width + 2 * margin, width),
    height: percent(box.height + 2 * margin, height),
  };
}

interface FoundDigitBoxProps {
  found: FoundDigit;
  index: number;
  place: ReturnType<typeof placeOf>;
  isConfidenceShown: boolean;
}

function FoundDigitBox({ found, index, place, isConfidenceShown }: FoundDigitBoxProps) {
  const { reading } = useApplication();
  const { line } = reading;
  const isSelected = line.selectedIndex.value === index;
  const percent = `${Math.round(100 * found.confidence)} %`;
  const name = found.digit === null ? 'no digit' : `${found.digit}, confidence ${percent}`;
  return (
    <button
      type="button"
      role="radio"
      class={found.digit === null ? 'found-digit is-smudge' : 'found-digit'}
      style={place}
      aria-label={`${index + 1}: ${name}`}
      title={percent}
      aria-checked={isSelected}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => line.select(index)}
    >
      <span class="found-label">
        <strong>{found.digit ?? '?'}</strong>
        {(isConfidenceShown || isSelected) && ` ${percent}`}
      </span>
    </button>
  );
}
