import { useEffect, useRef } from 'preact/hooks';
import type { LayerParameters, NetworkParameters } from '../../contract/network';
import { ForwardPass, indexOfLargest } from '../../engine/network/forward';
import { useApplication } from '../application-context';
import { onThemeChange } from '../charts/chart-theme';
import type { Sheet } from './map-sheet';
import { nameOfLayer, sheetOfMaps, sheetOfNeurons, sheetOfWindows } from './map-sheet';
import { channelsOf, readNetworkColours } from './network-colours';
import { readingTitle } from './reading-title';

/** How a network with convolutions reads the digit on the pad: each layer's windows, and what they find. */
export function MapsView({ network }: { network: NetworkParameters }) {
  const application = useApplication();
  const input = application.digit.input.value;
  const found = input === null ? null : read(network, input);
  return (
    <section class="card maps-view" aria-labelledby="maps-title">
      <div class="card-header">
        <h2 id="maps-title">{readingTitle(application, found?.answer ?? null)}</h2>
        <span class="soft">
          {found === null
            ? 'Draw a digit, or press N for a sample, to see what each map finds'
            : 'Blue is positive, orange negative; the stronger, the larger'}
        </span>
      </div>
      {network.layers.map((layer, index) => (
        <LayerPictures key={index} layer={layer} activations={found?.activations[index] ?? null} />
      ))}
    </section>
  );
}

function read(network: NetworkParameters, input: Float32Array) {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  const answer = indexOfLargest(forward.run());
  return { answer, activations: forward.activations };
}

function LayerPictures({ layer, activations }: { layer: LayerParameters; activations: Float64Array | null }) {
  const name = nameOfLayer(layer);
  return (
    <div class="layer-pictures">
      <h3>{name}</h3>
      {layer.kind === 'convolution' && layer.from.maps === 1 && (
        <SheetPicture sheet={sheetOfWindows(layer)} name={`${name}. The weights of its windows.`} />
      )}
      {activations !== null && (
        <SheetPicture
          sheet={layer.kind === 'dense' ? sheetOfNeurons(activations) : sheetOfMaps(layer, activations)}
          name={`${name}. What it makes of the digit.`}
        />
      )}
    </div>
  );
}

function SheetPicture({ sheet, name }: { sheet: Sheet; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = () => paintSheet(canvas.current!, sheet);
    paint();
    return onThemeChange(paint);
  });
  return (
    <canvas ref={canvas} role="img" aria-label={name} style={{ width: `min(100%, ${sheet.width}px)` }} />
  );
}

function paintSheet(canvas: HTMLCanvasElement, { width, height, values, scale }: Sheet): void {
  canvas.width = width;
  canvas.height = height;
  const colours = readNetworkColours(canvas);
  const [none, positive, negative] = [colours.track, colours.positive, colours.negative].map(channelsOf);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  values.forEach((value, pixel) => {
    if (Number.isNaN(value)) return;
    const full = value < 0 ? negative : positive;
    const share = Math.abs(value) / scale;
    const channels = none.map((channel, index) => channel + share * (full[index] - channel));
    image.data.set([...channels, 255], 4 * pixel);
  });
  context.putImageData(image, 0, 0);
}
