import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import {
  activationImages,
  gradientImages,
  type Distribution,
  type LayerDistributions,
} from '../../engine/inspection/layer-distributions';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { panelBins, quantities, type Quantity } from './distribution-bins';
import { DistributionPanel } from './distribution-panel';
import { momentText } from './moment-text';
import './distributions.css';

/** How the numbers of every layer are distributed at the shown epoch, and how that has changed. */
export function DistributionsCard() {
  const { distributions, data, network } = useApplication();
  useEffect(() => distributions.follow(), [distributions]);
  const shown = distributions.shown.value;
  const sizes = network.sizes.value;
  return (
    <section class="card distributions" aria-labelledby="distributions-title">
      <div class="card-header">
        <h2 id="distributions-title">Weights, biases, activations and gradients</h2>
        <ShownMoment />
      </div>
      {!data.isReady.value && <p class="soft">Activations and gradients need test images.</p>}
      {sizes.slice(1).map((_, layer) => (
        <Layer key={layer} layer={layer} sizes={sizes} shown={shown?.[layer] ?? null} />
      ))}
      {shown !== null && <ReaderTable sizes={sizes} shown={shown} />}
      <p class="soft distributions-note">
        Activations over {formatCount(activationImages)} test images. Gradients are the sizes of ∂C/∂w and
        ∂C/∂b for the first {formatCount(gradientImages)} of them; weights of pixels without ink have none.
      </p>
    </section>
  );
}

/** Rendered by itself: it changes with each epoch. */
function ShownMoment() {
  const { timeMachine, training } = useApplication();
  const epochs = timeMachine.epochs.value ?? training.finishedEpochs.value;
  return (
    <span class="soft">{momentText(epochs, training.run.value)}, and each kept epoch below it; √ scale</span>
  );
}

const titles: Record<Quantity, string> = {
  weights: 'Weights',
  biases: 'Biases',
  activations: 'Activations',
  gradients: 'Gradients',
};

function Layer({
  layer,
  sizes,
  shown,
}: {
  layer: number;
  sizes: readonly number[];
  shown: LayerDistributions | null;
}) {
  const { distributions, timeMachine, training } = useApplication();
  // The newest network of a run that trains is on none of the strips.
  const marked = useComputed(
    () => timeMachine.epochs.value ?? (training.isActive.value ? null : training.finishedEpochs.value),
  ).value;
  const known = useComputed(() =>
    [...distributions.byEpochs.value].flatMap(([each, layers]) =>
      layer < layers.length ? [{ epochs: each, layer: layers[layer] }] : [],
    ),
  ).value;
  const panels = useMemo(
    () => quantities.map((quantity) => ({ quantity, bins: panelBins(quantity, shown, known) })),
    [shown, known],
  );
  return (
    <section class="distribution-layer" aria-label={layerName(sizes, layer)}>
      <h3>{layerName(sizes, layer)}</h3>
      <div class="distribution-panels">
        {panels.map(({ quantity, bins }) => (
          <DistributionPanel
            key={quantity}
            title={titles[quantity]}
            bins={bins}
            marked={marked}
            figures={shown === null ? ' ' : figuresOf(quantity, shown)}
          />
        ))}
      </div>
    </section>
  );
}

function layerName(sizes: readonly number[], layer: number): string {
  const neurons = `${formatCount(sizes[layer + 1])} neurons`;
  if (layer === sizes.length - 2) return `Output layer, ${neurons}`;
  return `Hidden layer${sizes.length > 3 ? ` ${layer + 1}` : ''}, ${neurons}`;
}

function figuresOf(quantity: Quantity, layer: LayerDistributions): string {
  if (quantity === 'gradients') return `norm ${formatFigure(layer.gradients.norm)}`;
  const { mean, deviation } = layer[quantity];
  return `mean ${formatFigure(mean)}, std. dev. ${formatFigure(deviation)}`;
}

function formatFigure(value: number): string {
  const size = Math.abs(value);
  const text = size !== 0 && size < 0.001 ? size.toExponential(1) : size.toFixed(size < 10 ? 3 : 1);
  return value < 0 ? `−${text}` : text;
}

/** The same for screen readers. */
function ReaderTable({ sizes, shown }: { sizes: readonly number[]; shown: readonly LayerDistributions[] }) {
  const values: [string, (distribution: Distribution) => number][] = [
    ['Mean', ({ mean }) => mean],
    ['Standard deviation', ({ deviation }) => deviation],
    ['Lowest', ({ lowest }) => lowest],
    ['Highest', ({ highest }) => highest],
  ];
  return (
    <table class="visually-hidden">
      <caption>Distributions by layer</caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">Of</th>
          {values.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.flatMap((layer, index) =>
          (['weights', 'biases', 'activations'] as const).map((quantity) => (
            <tr key={`${index} ${quantity}`}>
              <th scope="row">{layerName(sizes, index)}</th>
              <td>{titles[quantity]}</td>
              {values.map(([name, of]) => (
                <td key={name}>{formatFigure(of(layer[quantity]))}</td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
