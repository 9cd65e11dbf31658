import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { epochLine, startLine, type TranscriptLine } from '../../figures/transcript-text';
import { visibleLines } from './visible-lines';
import './transcript-card.css';

/** Height of one line, in pixels; must match the style sheet. */
const lineHeight = 19;

/** The run in the book's own words; stays at the end unless the user scrolls up. */
export function TranscriptCard() {
  const { transcript } = useApplication();
  return (
    <div class="card transcript">
      <div class="card-header">
        <h2 id="transcript-title">Transcript</h2>
        <CommandButton id="transcript.copy" class="quiet-button" name="Copy the Transcript">
          {transcript.isCopied.value ? 'Copied' : 'Copy'}
        </CommandButton>
      </div>
      <div class="transcript-room">
        <TranscriptLines />
      </div>
    </div>
  );
}

/** The lines; only those in view are on the page, so that a thousand epochs cost no more than ten. */
function TranscriptLines() {
  const { training, charts } = useApplication();
  const start = charts.start.value;
  const box = useRef<HTMLDivElement>(null);
  const scrollTop = useSignal(0);
  const viewHeight = useSignal(0);
  const followsEnd = useRef(true);
  const startLines = start === null ? [] : [startLine(training.run.value, start)];
  // The epochs are a plain array; reading the `last` signal notices new ones.
  const lineCount = startLines.length + (training.last.value === null ? 0 : training.epochs.length);
  const { first, end } = visibleLines(lineCount, lineHeight, scrollTop.value, viewHeight.value);

  useEffect(() => {
    const element = box.current!;
    const resizing = new ResizeObserver(() => (viewHeight.value = element.clientHeight));
    resizing.observe(element);
    return () => resizing.disconnect();
  }, [viewHeight]);

  useLayoutEffect(() => {
    const { current } = box;
    if (current !== null && followsEnd.current) current.scrollTop = current.scrollHeight;
  }, [lineCount, viewHeight.value]);

  const onScroll = () => {
    const { current } = box;
    if (current === null) return;
    const distanceToEnd = current.scrollHeight - current.clientHeight - current.scrollTop;
    followsEnd.current = distanceToEnd < lineHeight;
    scrollTop.value = current.scrollTop;
  };

  const linesBetween = (from: number, to: number): TranscriptLine[] => [
    ...startLines.slice(from, to),
    ...training.epochs.slice(Math.max(0, from - startLines.length), to - startLines.length).map(epochLine),
  ];

  return (
    <div
      ref={box}
      class="transcript-lines"
      role="region"
      aria-labelledby="transcript-title"
      tabIndex={0}
      onScroll={onScroll}
    >
      {lineCount === 0 && <p class="soft">One line per epoch, as in the book.</p>}
      <ol style={{ height: `${lineCount * lineHeight}px` }}>
        {linesBetween(first, end).map((line, index) => (
          <li key={first + index} style={{ top: `${(first + index) * lineHeight}px` }}>
            <span class="soft">{line.label}</span> {line.count}
          </li>
        ))}
      </ol>
    </div>
  );
}
