import { useEffect, useRef, useState } from 'preact/hooks';
import { candidates, notSure } from '../../engine/network/confidence';
import { useApplication } from '../application-context';
import type { DigitAnswer } from './digit-answers';
import { hasRoomForConfidence } from './label-room';

const directions: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface FoundDigitBoxesProps {
  /** Size of the drawing or picture, in the unit of the boxes. */
  width: number;
  height: number;
  /** How far ink extends beyond the middle of its lines, if the boxes surround the middles. */
  margin?: number;
}

/** The digits that were found, each in a box; one of them is selected. */
export function FoundDigitBoxes({ width, height, margin = 0 }: FoundDigitBoxesProps) {
  const { reading } = useApplication();
  const { line } = reading;
  const boxes = useRef<HTMLDivElement>(null);
  const answers = line.answers.value;
  const [shownWidth, setShownWidth] = useState(0);
  useEffect(() => {
    const resizing = new ResizeObserver(([{ contentRect }]) => setShownWidth(contentRect.width));
    resizing.observe(boxes.current!);
    return () => resizing.disconnect();
  }, []);
  const hasRoom = hasRoomForConfidence(
    answers.map(({ found }) => found),
    shownWidth / width,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    line.move(direction);
    boxes.current?.querySelectorAll('button')[line.selectedIndex.value].focus();
  };
  return (
    <div ref={boxes} class="found-digits" role="radiogroup" aria-label="Digits found" onKeyDown={onKeyDown}>
      {answers.map((answer, index) => (
        <FoundDigitBox
          key={index}
          answer={answer}
          index={index}
          place={placeOf(answer, { width, height, margin })}
          hasRoom={hasRoom}
        />
      ))}
    </div>
  );
}

function placeOf({ found: { box } }: DigitAnswer, { width, height, margin }: Required<FoundDigitBoxesProps>) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: percent(box.left - margin, width),
    top: percent(box.top - margin, height),
    width: percent(box.width + 2 * margin, width),
    height: percent(box.height + 2 * margin, height),
  };
}

interface FoundDigitBoxProps {
  answer: DigitAnswer;
  index: number;
  place: ReturnType<typeof placeOf>;
  /** True if there is room for more than the digit itself. */
  hasRoom: boolean;
}

function FoundDigitBox({ answer, index, place, hasRoom }: FoundDigitBoxProps) {
  const { reading } = useApplication();
  const { line } = reading;
  const isSelected = line.selectedIndex.value === index;
  const { digit, probability } = answer.prediction;
  const names = {
    sure: `${digit}, ${percentOf(probability)}`,
    unsure: `${notSure}: ${candidates(answer.prediction)}`,
    none: 'not a digit',
  };
  return (
    <button
      type="button"
      role="radio"
      class={`found-digit is-${answer.certainty}`}
      style={place}
      aria-label={`${index + 1}: ${names[answer.certainty]}`}
      title={names[answer.certainty]}
      aria-checked={isSelected}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => line.select(index)}
    >
      <Label answer={answer} isLong={hasRoom || isSelected} />
    </button>
  );
}

/** "5 90 %", "not sure" or "?"; just the digit where neighbours are close. */
function Label({ answer, isLong }: { answer: DigitAnswer; isLong: boolean }) {
  const { certainty, prediction } = answer;
  if (certainty === 'none') return <span class="found-label">?</span>;
  if (certainty === 'unsure') return <span class="found-label">{isLong ? notSure : prediction.digit}</span>;
  return (
    <span class="found-label">
      <strong>{prediction.digit}</strong>
      {isLong && ` ${percentOf(prediction.probability)}`}
    </span>
  );
}

function percentOf(probability: number): string {
  return `${Math.round(100 * probability)} %`;
}
