/** Names the curves of a plot by their line, dashes included. */
export function PlotLegend({
  curves,
}: {
  curves: readonly { name: string; kind: '' | 'is-other' | 'is-contrast' | 'mark' }[];
}) {
  return (
    <ul class="plot-legend plot">
      {curves.map(({ name, kind }) => (
        <li key={name}>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            {kind === 'mark' ? (
              <path class="authors-mark" d="M13 0l4 4l-4 4l-4 -4z" />
            ) : (
              <path class={`curve ${kind}`} d="M1 4h24" />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
