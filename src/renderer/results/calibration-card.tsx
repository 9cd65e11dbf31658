import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { CalibrationChart } from './calibration-chart';
import { binName, describeTemperature } from './results-text';
import './calibration-card.css';

/** How sure the network is against how often it is right. */
export function CalibrationCard() {
  const { results, timeMachine, training } = useApplication();
  const calibration = results.calibration.value;
  const network = timeMachine.network.value;
  return (
    <section class="card calibration-card" aria-labelledby="calibration-title">
      <div class="results-header">
        <h2 id="calibration-title">How sure, how right</h2>
        <span class="results-figure">
          {calibration === null ? '' : `${(100 * calibration.expectedError).toFixed(1)} % apart on average`}
        </span>
      </div>
      <div class="calibration-content">
        <CalibrationChart calibration={calibration} />
        <div class="calibration-words soft">
          <p>
            How sure: the probability of its answer, as on the pad. On the dashed line, the network is right
            as often as it is sure; bars below it are too sure, bars above it too modest.
          </p>
          <p>
            The figure is the mean distance from that line over all images (expected calibration error).
            {network !== null && ` ${describeTemperature(network, training.isActive.value)}`}
          </p>
        </div>
      </div>
      <table class="visually-hidden">
        <caption>How often the network is right, by how sure it is</caption>
        <thead>
          <tr>
            <th scope="col">Confidence</th>
            <th scope="col">Images</th>
            <th scope="col">Read correctly</th>
          </tr>
        </thead>
        <tbody>
          {calibration?.bins.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{binName(bin)}</th>
              <td>{formatCount(bin.count)}</td>
              <td>{bin.accuracy === null ? 'none' : `${(100 * bin.accuracy).toFixed(1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
