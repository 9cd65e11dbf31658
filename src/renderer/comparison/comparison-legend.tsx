import { useApplication } from '../application-context';
import { differencesOf, pointText } from './comparison-text';
import { ShortenedText } from '../ui/shortened-text';
import { StrokeSample } from './stroke-sample';
import { positionText } from './x-axis';

/** The legend: what differs between the compared runs, and their values under the cursor or at the end. */
export function ComparisonLegend() {
  const { comparison } = useApplication();
  const curves = comparison.curves.value;
  const settings = differencesOf(curves);
  const cursor = comparison.cursor.value;
  const measure = comparison.measure.value;
  return (
    <div class="comparison-legend" role="region" aria-label="What differs" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Run</span>
            </th>
            {settings.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" class="legend-figure">
              {cursor === null ? 'last epoch' : positionText(comparison.xKind.value, cursor)}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {curves.map((curve, index) => {
            const point = comparison.pointOf(curve);
            return (
              <tr key={curve.id} class={curve.isOnScreen ? 'is-on-screen' : undefined}>
                <th scope="row">
                  <span class="legend-name">
                    <StrokeSample stroke={curve.stroke} />
                    <ShortenedText class="legend-text" text={curve.name} />
                  </span>
                </th>
                {settings.map(({ head, values }) => (
                  <LegendCell
                    key={head}
                    value={values[index]}
                    isSame={index > 0 && values[index] === values[0]}
                  />
                ))}
                <td class="legend-figure">{point === undefined ? '–' : pointText(measure, point)}</td>
                <td class="legend-action">
                  <button
                    type="button"
                    class="quiet-button"
                    aria-label={`Take “${curve.name}” out of the comparison`}
                    onClick={() => comparison.ticks.toggle(curve.id)}
                  >
                    Remove
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What is as in the first row is said in grey. */
function LegendCell({ value, isSame }: { value: string; isSame: boolean }) {
  return (
    <td class={isSame ? 'soft' : undefined}>
      {isSame ? (
        <>
          same<span class="visually-hidden">: {value}</span>
        </>
      ) : (
        value
      )}
    </td>
  );
}
