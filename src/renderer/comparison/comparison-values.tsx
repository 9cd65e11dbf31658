import { formatCount } from '../ui/number-format';
import { useApplication } from '../application-context';
import { valueText } from './comparison-chart';
import { valuesByEpoch } from './comparison-table';
import { measureNames, pointText } from './comparison-text';

/** The values of the compared runs as a table, in place of the chart. */
export function ComparisonValues() {
  const { comparison } = useApplication();
  const curves = comparison.curves.value;
  const measure = comparison.measure.value;
  return (
    <div class="comparison-values" role="region" aria-label="Values by epoch" tabIndex={0}>
      <table>
        <caption class="visually-hidden">{measureNames[measure]}, as measured</caption>
        <thead>
          <tr>
            <th scope="col">epochs</th>
            {curves.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {valuesByEpoch(curves).map(({ epochs, points }) => (
            <tr key={epochs}>
              <th scope="row">{formatCount(epochs)}</th>
              {points.map((point, index) => (
                <td key={curves[index].id}>
                  {point !== undefined && valueText(measure, point.mean)}
                  {point !== undefined && point.count > 1 && (
                    <span class="soft"> {pointText(measure, point)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
