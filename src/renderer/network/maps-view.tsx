import type { LayerParameters, NetworkParameters } from '../../contract/network';
import { ForwardPass, indexOfLargest } from '../../engine/network/forward';
import { useApplication } from '../application-context';
import { OpenBookNetwork } from '../run/open-book-network';
import {
  nameOfLayer,
  outputPitch,
  sheetOfMaps,
  sheetOfNeurons,
  sheetOfOutputs,
  sheetOfWindows,
} from './map-sheet';
import { readingTitle } from './reading-title';
import { SheetPicture } from './sheet-picture';

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
        <LayerPictures
          key={index}
          layer={layer}
          activations={found?.activations[index] ?? null}
          answer={index === network.layers.length - 1 ? (found?.answer ?? null) : undefined}
        />
      ))}
      <p class="soft">
        A network of dense layers can be looked into neuron by neuron.{' '}
        <OpenBookNetwork library={application.library} />
      </p>
    </section>
  );
}

function read(network: NetworkParameters, input: Float32Array) {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  const answer = indexOfLargest(forward.run());
  return { answer, activations: forward.activations };
}

interface LayerPicturesProps {
  layer: LayerParameters;
  /** What it makes of the digit; null without one. */
  activations: Float64Array | null;
  /** Of the output layer: the digit that is read, if there is one. */
  answer?: number | null;
}

/** What a layer has learned and finds. Without a digit its maps are empty, and keep their places. */
function LayerPictures({ layer, activations, answer }: LayerPicturesProps) {
  const isOutput = answer !== undefined;
  const name = nameOfLayer(layer, isOutput);
  const found = activations ?? new Float64Array(layer.outputs);
  const finds = activations === null ? undefined : `${name}. What it makes of the digit.`;
  return (
    <div class="layer-pictures">
      <h3>{name}</h3>
      {layer.kind === 'convolution' && layer.from.maps === 1 && (
        <figure>
          <SheetPicture sheet={sheetOfWindows(layer)} name={`${name}. The weights of its windows.`} />
          <figcaption>
            Windows: the {layer.size} × {layer.size} weights of each map. A window is moved over the whole
            image.
          </figcaption>
        </figure>
      )}
      <figure>
        {isOutput ? (
          <>
            <SheetPicture sheet={sheetOfOutputs(found)} name={finds} />
            <ol class="output-digits" aria-hidden="true" style={{ '--pitch': `${outputPitch}px` }}>
              {Array.from(found, (_, digit) => (
                <li key={digit} class={digit === answer ? 'is-answer' : undefined}>
                  {digit}
                </li>
              ))}
            </ol>
          </>
        ) : (
          <SheetPicture
            sheet={layer.kind === 'dense' ? sheetOfNeurons(found) : sheetOfMaps(layer, found)}
            name={finds}
          />
        )}
        <figcaption>{captionOf(layer, isOutput)}</figcaption>
      </figure>
    </div>
  );
}

function captionOf(layer: LayerParameters, isOutput: boolean): string {
  if (isOutput) return 'A neuron for each digit. The largest is the answer.';
  switch (layer.kind) {
    case 'convolution':
      return layer.from.maps === 1
        ? 'Maps: where in the digit each window finds its pattern.'
        : `Maps: each looks at all ${layer.from.maps} maps above through its own windows.`;
    case 'pooling':
      return `Each map above, made smaller: the largest of every ${layer.size} × ${layer.size} places.`;
    case 'dense':
      return 'A square for each neuron. Each sees all of the layer above.';
  }
}
