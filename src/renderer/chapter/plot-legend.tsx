/** How something is drawn: as a line of a class, the author's mark, or points. */
type LegendKind = '' | 'is-other' | 'is-contrast' | 'mark' | 'point';

/** Names the curves of a plot by their line, dashes included. */
export function PlotLegend({ curves }: { curves: readonly { name: string; kind: LegendKind }[] }) {
  return (
    <ul class="plot-legend plot">
      {curves.map(({ name, kind }) => (
        <li key={name}>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <LegendMark kind={kind} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function LegendMark({ kind }: { kind: LegendKind }) {
  if (kind === 'mark') return <path class="authors-mark" d="M13 0l4 4l-4 4l-4 -4z" />;
  if (kind === 'point') return <circle class="point" cx={13} cy={4} r={3.5} />;
  return <path class={`curve ${kind}`} d="M1 4h24" />;
}
