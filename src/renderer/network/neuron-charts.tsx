import { weightsOf, type NeuronPlace } from '../../engine/inspection/neuron';
import { binOf, type NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { histogramText, loudestDigit, weightsText } from './neuron-text';

/** Of the charts, in their own units. */
const [width, height] = [190, 64];

/** The weights from the neurons of the layer before, in their order: up for it, down against it. */
export function NeuronWeights({ place }: { place: NeuronPlace }) {
  const { network: model } = useApplication();
  const weights = [...weightsOf(model.calmNetwork.value!, place)];
  const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) || 1;
  const bars = (sign: 1 | -1) =>
    weights
      .map((weight, index) => (weight * sign > 0 ? `M${index + 0.1} 0h.8v${-weight / most}h-.8z` : ''))
      .join('');
  return (
    <figure class="neuron-weights from-neurons">
      <svg
        viewBox={`0 -1 ${weights.length} 2`}
        preserveAspectRatio="none"
        role="img"
        aria-label={weightsText(weights)}
      >
        <path class="for" d={bars(1)} />
        <path class="against" d={bars(-1)} />
        <path class="zero" d={`M0 0h${weights.length}`} />
      </svg>
      <figcaption>its {formatCount(weights.length)} weights</figcaption>
    </figure>
  );
}

/** How often the neuron has which activation, and where the digit on the pad is. */
export function Histogram({
  place: { layer, neuron },
  statistics,
}: {
  place: NeuronPlace;
  statistics: NeuronStatistics | null;
}) {
  const { network } = useApplication();
  const reading = network.calmReading.value;
  const activation = reading?.activations[layer]?.[neuron];
  if (statistics === null) return <div class="neuron-chart" />;
  const { histogram, range, images } = statistics;
  const present = activation === undefined ? -1 : binOf(activation, range);
  const most = Math.sqrt(Math.max(...histogram));
  const step = width / histogram.length;
  return (
    <figure class="neuron-chart">
      <figcaption>{formatCount(images)} test images, √ scale</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={histogramText(statistics)}
      >
        {histogram.map((count, bin) => {
          const barHeight = (Math.sqrt(count) / most) * height;
          const y = height - barHeight;
          const className = bin === present ? 'is-present' : undefined;
          return (
            <rect
              key={bin}
              class={className}
              x={bin * step + 0.5}
              y={y}
              width={step - 1}
              height={barHeight}
            />
          );
        })}
        {present !== -1 && (
          <rect class="is-present" x={present * step + 0.5} y={height - 2} width={step - 1} height={2} />
        )}
      </svg>
      <p class="axis">
        <span>{range[0]}</span>
        {present === -1 ? (
          <span>activation</span>
        ) : (
          <span class="present">{activation!.toFixed(2)} for this digit</span>
        )}
        <span>{Number(range[1].toFixed(1))}</span>
      </p>
    </figure>
  );
}

/** The mean activation on the images of each digit. */
export function DigitMeans({ statistics }: { statistics: NeuronStatistics | null }) {
  if (statistics === null) return <div class="digit-means" />;
  const { meanByDigit, range } = statistics;
  const loudest = loudestDigit(meanByDigit);
  const most = Math.max(...meanByDigit.map((mean) => Math.abs(mean ?? 0)), Math.abs(range[1]) / 100);
  return (
    <figure class="digit-means">
      <figcaption>Mean activation by digit</figcaption>
      <ol>
        {meanByDigit.map((mean, digit) => (
          <li
            key={digit}
            class={digit === loudest ? 'is-loudest' : undefined}
            title={`${digit}: ${mean?.toFixed(2) ?? '–'}`}
          >
            <span class="column">
              <span
                class={(mean ?? 0) < 0 ? 'is-negative' : undefined}
                style={{ height: `${(100 * Math.abs(mean ?? 0)) / most}%` }}
              />
            </span>
            {digit}
            <span class="visually-hidden">: {mean?.toFixed(2) ?? 'no images'}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
