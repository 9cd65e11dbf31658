import { isDense } from '../../contract/network';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { NetworkParameters } from '../../contract/network';
import { formatBytes } from '../runs/storage-text';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { PauseIcon, PlayIcon } from '../ui/icons';
import { formatCount } from '../ui/number-format';
import { Slider } from '../ui/slider';
import { backText, momentText } from './moment-text';
import { shownIndices } from './shown-indices';
import type { Moment } from './time-machine-model';
import { sheetOfWindow } from '../network/map-sheet';
import { SheetPicture } from '../network/sheet-picture';
import { WeightPicture } from '../network/weight-picture';
import './time-machine.css';

/** A slider over the epochs after which the run on screen has kept its network, which moves the whole window. */
export function TimeMachineCard() {
  const { network, timeMachine, training } = useApplication();
  // A neuron of a later layer has no picture of its own.
  const { layer, neuron } = network.chosen.value;
  const run = training.run.value;
  const newest = training.finishedEpochs.value;
  const { chosen, moments } = timeMachine;
  const epochs = chosen.value ?? newest;
  const last = moments.value.length - 1;
  const planned = Math.max(newest, run?.hyperparameters.epochs ?? 0);
  return (
    <section class="card time-machine" aria-labelledby="time-machine-title">
      <div class="time-machine-words">
        <h2 id="time-machine-title">Time machine</h2>
        <p>
          {epochs === 0 ? (
            <b>{momentText(0, run)}</b>
          ) : (
            <>
              after epoch <b>{formatCount(epochs)}</b> of {formatCount(planned)}
            </>
          )}
        </p>
        <p class="soft">{keptText(training.kept.value.epochs.length, training.kept.value.bytes)}</p>
      </div>
      <div class="time-machine-track">
        <Slider
          name="Epoch"
          position={timeMachine.index.value}
          last={last}
          valueText={
            chosen.value === null ? `${momentText(newest, run)}, the newest` : momentText(epochs, run)
          }
          onMove={(position) => timeMachine.goToIndex(position)}
        />
        <Thumbnails neuron={layer === 0 ? neuron : 0} />
      </div>
      <div class="time-machine-actions">
        <CommandButton id="epoch.play">
          {timeMachine.isPlaying.value ? <PauseIcon /> : <PlayIcon />}
        </CommandButton>
        <CommandButton id="epoch.newest" name={backText(newest, training.isActive.value)}>
          {backText(newest, training.isActive.value)}
        </CommandButton>
      </div>
    </section>
  );
}

function keptText(count: number, bytes: number): string {
  if (count === 0) return 'no earlier networks kept';
  return `${formatCount(count)} kept ${count === 1 ? 'network' : 'networks'}, ${formatBytes(bytes)}`;
}

/** More have no room beneath the slider. */
const mostThumbnails = 11;

/** The weights of the neuron, or of a convolution's first window, at moments all along the slider; each can be clicked. */
function Thumbnails({ neuron }: { neuron: number }) {
  const { timeMachine } = useApplication();
  const moments = timeMachine.moments.value;
  const shown = shownIndices(moments.length, mostThumbnails, timeMachine.index.value);
  return (
    <div class="time-machine-pictures" style={{ '--count': shown.length }}>
      {shown.map((index, place) => (
        <Thumbnail key={place} moment={moments[index]} neuron={neuron} />
      ))}
    </div>
  );
}

function Thumbnail({ moment, neuron }: { moment: Moment; neuron: number }) {
  const { timeMachine, training, network: model } = useApplication();
  const network = useNetworkOf(moment);
  const first = network?.layers[0];
  const run = training.run.value;
  const epochs = moment ?? training.finishedEpochs.value;
  const isChosen = timeMachine.chosen.value === moment;
  return (
    <button
      type="button"
      class={isChosen ? 'is-chosen' : undefined}
      aria-label={moment === null ? `Newest, ${momentText(epochs, run)}` : momentText(epochs, run)}
      aria-pressed={isChosen}
      // The slider reaches the same moments, and more.
      tabIndex={-1}
      onClick={() => {
        timeMachine.stop();
        void timeMachine.goTo(moment);
      }}
    >
      <span class="time-machine-picture">
        {network !== null && isDense(network) && neuron < network.sizes[1] && (
          <WeightPicture
            network={network}
            neuron={neuron}
            isSmooth={model.isSmooth.value}
            inked={model.inked.value}
          />
        )}
        {first?.kind === 'convolution' && <SheetPicture sheet={sheetOfWindow(first, 0)} />}
      </span>
      <span>{formatCount(epochs)}</span>
    </button>
  );
}

/** The network of a moment; null until it is here. */
function useNetworkOf(moment: Moment): NetworkParameters | null {
  const { timeMachine, training } = useApplication();
  const found = useSignal<NetworkParameters | null>(null);
  const runId = training.run.value?.id;
  useEffect(() => {
    let isWanted = true;
    if (moment !== null) {
      void timeMachine.load(moment).then((loaded) => {
        if (isWanted) found.value = loaded.ok ? loaded.value : null;
      });
    }
    return () => void (isWanted = false);
  }, [timeMachine, found, moment, runId]);
  return moment === null ? training.network.value : found.value;
}
