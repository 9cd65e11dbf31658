import type { Speed } from '../../contract/trainer';
import { speedNames, speeds } from '../../contract/trainer';
import { useApplication } from '../application-context';
import { Slider } from '../ui/slider';
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
  return (
    <label class="speed" title={`Speed: ${speeds[speed].label} (− +)`}>
      <span class="speed-words">
        <span>Speed</span>
        <span aria-hidden="true">{shortLabels[speed]}</span>
      </span>
      <Slider
        name="Speed"
        position={speedNames.indexOf(speed)}
        last={speedNames.length - 1}
        valueText={speeds[speed].label}
        onMove={(position) => controls.setSpeed(speedNames[position])}
      />
    </label>
  );
}
