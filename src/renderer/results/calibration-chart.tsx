import type { Calibration, ConfidenceBin } from '../../engine/evaluation/calibration';
import { formatCount } from '../ui/number-format';
import { binName } from './results-text';

/** In the picture's own units, which are pixels at its usual size. */
const [left, top, width, height] = [34, 8, 380, 150];

/** A bar for each bin of confidence, as high as its accuracy, and the line on which the two are equal. */
export function CalibrationChart({ calibration }: { calibration: Calibration | null }) {
  const bins = calibration?.bins ?? [];
  return (
    <svg class="calibration-chart" viewBox="0 0 420 212" aria-hidden="true">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="chart-line" x1={left} x2={left + width} y1={y(share)} y2={y(share)} />
          <text x={left - 6} y={y(share) + 4} text-anchor="end">
            {100 * share}
          </text>
          <text x={x(share)} y={y(0) + 16} text-anchor={share === 1 ? 'end' : 'middle'}>
            {share}
          </text>
        </g>
      ))}
      {bins.map((bin) => (
        <Bar key={bin.from} bin={bin} />
      ))}
      <line class="chart-diagonal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      <text x={left + 5} y={top + 13}>
        % right
      </text>
      <text x={x(0.5) + 14} y={y(0) + 16}>
        confidence
      </text>
      {bins.map(({ from, to, count }) => (
        <text key={from} class="chart-count" x={x((from + to) / 2)} y={y(0) + 36} text-anchor="middle">
          {count === 0 ? '·' : formatCount(count)}
        </text>
      ))}
      <text x={left + width} y={y(0) + 51} text-anchor="end">
        images
      </text>
    </svg>
  );
}

function Bar({ bin }: { bin: ConfidenceBin }) {
  const { from, to, accuracy, count } = bin;
  if (accuracy === null) return null;
  return (
    <rect
      class="chart-bar"
      x={x(from) + 2}
      width={x(to) - x(from) - 4}
      y={y(accuracy)}
      height={Math.max(1, y(0) - y(accuracy))}
    >
      <title>
        {`Confidence ${binName(bin)}: ${(100 * accuracy).toFixed(1)} % of ${formatCount(count)} images`}
      </title>
    </rect>
  );
}

function x(confidence: number): number {
  return left + width * confidence;
}

function y(share: number): number {
  return top + height * (1 - share);
}
