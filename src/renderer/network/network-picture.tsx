import { effect, signal, useComputed, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { onThemeChange } from '../charts/chart-theme';
import { readNetworkColours, type NetworkColours } from './network-colours';
import { layOutNetwork, narrowWidth, neuronAt, type NetworkLayout } from './network-layout';
import type { NetworkModel } from './network-model';
import type { NetworkLook, PaintMessage } from './network-scene';
import { NetworkTable } from './network-table';
import { neuronName } from './neuron-text';

/** The picture of the whole network, and the digit that flows through it. */
export function NetworkPicture() {
  const { network } = useApplication();
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useMemo(() => signal(0), []);
  const layout = useComputed(() => layOutNetwork(network.sizes.value, width.value));
  useEffect(() => {
    const resizing = new ResizeObserver(([{ contentRect }]) => (width.value = Math.floor(contentRect.width)));
    resizing.observe(plot.current!);
    const stop = keepPainted(canvas.current!, network, layout);
    return () => {
      resizing.disconnect();
      stop();
    };
  }, [network, layout, width]);
  const { height } = layout.value;
  const choose = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    const place = neuronAt(layout.peek(), event.clientX - box.left, event.clientY - box.top);
    if (place !== null) network.choose(place);
  };
  const position = network.position.value;
  return (
    <>
      <div
        ref={plot}
        class="network-plot"
        role="slider"
        tabIndex={0}
        aria-label="Neuron"
        aria-valuemin={1}
        aria-valuemax={network.count.value}
        aria-valuenow={position + 1}
        aria-valuetext={valueText(network)}
        style={{ height: `${height}px` }}
        onPointerDown={choose}
      >
        <canvas ref={canvas} />
        <Captions layout={layout.value} sizes={network.sizes.value} />
      </div>
      <NetworkTable />
    </>
  );
}

/** "Hidden neuron 3, activation 0.98". */
function valueText(network: NetworkModel): string {
  const name = neuronName(network.sizes.value, network.chosen.value);
  const reading = network.heard.value.value;
  const { layer, neuron } = network.chosen.value;
  const activation = reading?.activations[layer]?.[neuron];
  return activation === undefined ? name : `${name}, activation ${activation.toFixed(2)}`;
}

/** Has the canvas painted whenever something has changed, until the returned function is called. */
function keepPainted(
  canvas: HTMLCanvasElement,
  network: NetworkModel,
  layout: { readonly value: NetworkLayout },
): () => void {
  const colours: Signal<NetworkColours> = signal(readNetworkColours(canvas));
  const painter = new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' });
  const tell = (message: PaintMessage, transfer: Transferable[] = []) =>
    painter.postMessage(message, transfer);
  const surface = canvas.transferControlToOffscreen();
  tell({ type: 'canvas', canvas: surface }, [surface]);
  const stopNetwork = effect(() => {
    if (network.network.value !== null) tell({ type: 'network', network: network.network.value });
  });
  const stopLook = effect(() => {
    if (network.network.value === null || layout.value.width === 0) return;
    canvas.style.width = `${layout.value.width}px`;
    canvas.style.height = `${layout.value.height}px`;
    tell({ type: 'look', look: lookOf(network, layout.value, colours.value) });
  });
  const stopTheme = onThemeChange(() => (colours.value = readNetworkColours(canvas)));
  return () => {
    stopNetwork();
    stopLook();
    stopTheme();
    painter.terminate();
  };
}

function lookOf(
  { reading: { value: reading }, chosen, isSmooth, inked }: NetworkModel,
  layout: NetworkLayout,
  colours: NetworkColours,
): NetworkLook {
  return {
    layout,
    reading: reading && { input: reading.input, activations: reading.activations, answer: reading.answer },
    chosen: chosen.value,
    isSmooth: isSmooth.value,
    inked: inked.value,
    colours,
    pixelRatio: devicePixelRatio,
  };
}

/** What the parts of the picture are, at their places. */
function Captions({ layout, sizes }: { layout: NetworkLayout; sizes: readonly number[] }) {
  const { width, picture, layers, outputs } = layout;
  if (width === 0) return null;
  const hasHidden = sizes.length > 2;
  const isWide = width >= narrowWidth;
  const side = { width: `${outputs[0].x - 8}px` };
  const legendTop = Math.max(outputs[0].y, picture.y + picture.height + 12);
  return (
    <>
      <p>
        {isWide && 'Picture, '}
        {sizes[0]} pixels
      </p>
      <p style={{ left: `${Math.min(...layers[0].boxes.map(({ x }) => x))}px` }}>
        {describeLayer(layers[0].kind, sizes)}
      </p>
      {layers.slice(1).map(({ boxes, kind }, index) => (
        <p key={index} style={{ ...side, top: `${boxes[0].y}px` }}>
          {sizes[index + 2]} neurons{isWide && kind === 'grid' && ', by strength'}
        </p>
      ))}
      <div class="network-legend" style={{ ...side, top: `${legendTop}px` }}>
        {hasHidden && <p>{outputs.length} outputs</p>}
        <p class="for">speaks for</p>
        <p class="against">against</p>
        {hasHidden && <p>{isWide ? 'wider: counts more' : 'wider: more'}</p>}
      </div>
    </>
  );
}

function describeLayer(kind: NetworkLayout['layers'][number]['kind'], sizes: readonly number[]): string {
  if (sizes.length === 2) return 'No hidden layer: the weights from the pixels to each output';
  if (kind === 'grid') return `${sizes[1]} hidden neurons: the larger, the more one counts for the answer`;
  return `${sizes[1]} hidden neurons: their weights, lit by activation`;
}
