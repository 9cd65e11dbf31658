import './slider.css';

interface SliderProps {
  /** Accessible name. */
  name: string;
  /** From 0 to `last`. */
  position: number;
  last: number;
  /** The position that the track is filled from. */
  from?: number;
  /** CSS colour of the filled part. */
  fill?: string;
  /** What the position stands for. */
  valueText: string;
  title?: string;
  onMove: (position: number) => void;
}

/** A slider with whole positions; disabled where it has only one. */
export function Slider(props: SliderProps) {
  const { name, position, last, from = 0, fill = 'var(--accent)', valueText, title, onMove } = props;
  const place = (at: number) => `calc(7px + ${last === 0 ? 0 : at / last} * (100% - 14px))`;
  return (
    <input
      type="range"
      class="slider"
      min={0}
      max={last}
      step={1}
      value={position}
      disabled={last === 0}
      style={{
        '--start': from === 0 ? '0px' : place(Math.min(from, position)),
        '--end': place(Math.max(from, position)),
        '--fill': fill,
      }}
      aria-label={name}
      aria-valuetext={valueText}
      title={title}
      onInput={({ currentTarget }) => onMove(currentTarget.valueAsNumber)}
    />
  );
}
