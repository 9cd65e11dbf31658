interface ArrowProps {
  /** In the units of the plot. */
  from: readonly [number, number];
  to: readonly [number, number];
}

const headSize = 8;
/** Shorter arrows have no head. */
const shortest = 3;

export function Arrow({ from: [x, y], to: [toX, toY] }: ArrowProps) {
  const length = Math.hypot(toX - x, toY - y);
  if (length < shortest) return null;
  const [alongX, alongY] = [(toX - x) / length, (toY - y) / length];
  const head = Math.min(headSize, length);
  const [baseX, baseY] = [toX - head * alongX, toY - head * alongY];
  const half = head * 0.45;
  return (
    <g class="arrow">
      <path class="shaft" d={`M${x} ${y}L${baseX} ${baseY}`} />
      <path
        class="head"
        d={`M${toX} ${toY}L${baseX - half * alongY} ${baseY + half * alongX}L${baseX + half * alongY} ${baseY - half * alongX}Z`}
      />
    </g>
  );
}
