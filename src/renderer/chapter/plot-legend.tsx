/** Names the curves of a plot by their line, dashes included. */
export function PlotLegend({
  curves,
}: {
  curves: readonly { name: string; kind: '' | 'is-other' | 'is-contrast' }[];
}) {
  return (
    <ul class="plot-legend plot">
      {curves.map(({ name, kind }) => (
        <li key={name}>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <path class={`curve ${kind}`} d="M1 4h24" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
