import type { Stroke } from '../../figures/charts/curves';

/** A short piece of a stroke, beside the name of its run. */
export function StrokeSample({ stroke }: { stroke: Stroke }) {
  return (
    <svg class={`stroke-sample ink-${stroke.ink}`} viewBox="0 0 26 8" aria-hidden="true">
      <path
        d="M1 4H25"
        stroke-width={stroke.width}
        stroke-dasharray={stroke.dash.length === 0 ? undefined : stroke.dash.join(' ')}
      />
    </svg>
  );
}
