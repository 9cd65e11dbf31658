import type { Speed } from '../../contract/trainer';
import { speedNames, speeds } from '../../contract/trainer';
import { useApplication } from '../application-context';
import './speed-slider.css';

/** Labels short enough to fit above the slider. */
const shortLabels: Record<Speed, string> = {
  'mini-batch-a-second': '1 mini-batch/s',
  'ten-mini-batches-a-second': '10 mini-batches/s',
  'epoch-a-minute': '1 epoch/min',
  'slow-motion': '1 epoch in 10 s',
  full: 'as fast as it can',
};

/** A slider from slow enough to follow each step to full speed. */
export function SpeedSlider() {
  const { controls } = useApplication();
  const speed = controls.speed.value;
  const last = speedNames.length - 1;
  const position = speedNames.indexOf(speed);
  return (
    <label class="speed" title={`Speed: ${speeds[speed].label} (− +)`}>
      <span class="speed-words">
        <span>Speed</span>
        <span aria-hidden="true">{shortLabels[speed]}</span>
      </span>
      <input
        type="range"
        class="slider"
        min={0}
        max={last}
        step={1}
        value={position}
        style={{ '--position': position / last }}
        aria-label="Speed"
        aria-valuetext={speeds[speed].label}
        onInput={({ currentTarget }) => controls.setSpeed(speedNames[currentTarget.valueAsNumber])}
      />
    </label>
  );
}
