import type { ValleyModel } from './valley-model';

/** Glides from step to step while it rolls by itself. */
export function RollingBall({ model, x, y }: { model: ValleyModel; x: number; y: number }) {
  return (
    <circle
      class={model.isRunning.value ? 'ball is-rolling' : 'ball'}
      r={8}
      style={{ transform: `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)` }}
    />
  );
}
