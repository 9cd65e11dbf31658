import type { ComponentType } from 'preact';
import type { Application } from './application';
import { ChapterBench } from './chapter/chapter-bench';
import { ChapterList } from './chapter/chapter-list';
import { ChapterView } from './chapter/chapter-view';
import { DataView } from './data/data-view';
import { DrawingPanel } from './drawing/drawing-panel';
import { HyperparametersPanel } from './hyperparameters/hyperparameters-panel';
import { MyDigitsView } from './my-digits/my-digits-view';
import { NetworkView } from './network/network-view';
import { ReadingView } from './reading/reading-view';
import { ResultsView } from './results/results-view';
import { RunsView } from './runs/runs-view';
import { TrainingView } from './training/training-view';
import type { ViewId } from './ui/views-model';

interface View {
  /** The middle of the window. */
  Content: ComponentType;
  /** The panel at its left, if there is one. */
  Left?: ComponentType;
  /** The panel at its right, if there is one. */
  Right?: ComponentType;
  /** The view's keys, for the status bar. */
  keys: (application: Application) => string;
}

/** What each view shows; a new view needs an entry here and a command in contract/commands.ts. */
export const views: Record<ViewId, View> = {
  chapter: {
    Content: ChapterView,
    Left: ChapterList,
    Right: ChapterBench,
    keys: () => 'Page Up, Page Down: pages',
  },
  train: { Content: TrainingView, Left: HyperparametersPanel, Right: DrawingPanel, keys: () => '' },
  runs: {
    Content: RunsView,
    keys: () => 'Enter shows the run · X ticks it · → opens a group',
  },
  network: { Content: NetworkView, Right: DrawingPanel, keys: networkKeys },
  results: {
    Content: ResultsView,
    Right: DrawingPanel,
    keys: () => '← ↑ ↓ → square · Enter to the pad',
  },
  data: {
    Content: DataView,
    Right: DrawingPanel,
    keys: dataKeys,
  },
  read: { Content: ReadingView, keys: () => '← → digit' },
  'my-digits': { Content: MyDigitsView, Right: DrawingPanel, keys: () => '' },
};

/** The keys of the shown view, for the status bar. */
export function keysOfView(application: Application): string {
  const { keys } = views[application.views.shown.value];
  return [keys(application), spaceKeys(application)].filter(Boolean).join(' · ');
}

/** By the label of the primary button. */
const wordsOfSpace: Record<string, string> = {
  Pause: 'pauses',
  Resume: 'resumes',
  Train: 'trains',
  'Train now': 'trains now',
  'Go on': 'goes on',
  Finish: 'finishes',
};

/** What the Space bar does, for the status bar. */
function spaceKeys({ commands }: Application): string {
  const id = commands.ofSpaceBar.value;
  if (id === null) return '';
  if (id === 'my-digits.next') return 'Space goes to the next digit';
  const { isEnabled, label = '' } = commands.state('training.toggle');
  if (!isEnabled) return '';
  return `Space ${wordsOfSpace[label] ?? 'trains on'}`;
}

/** Neurons are chosen one by one in dense networks only. */
function networkKeys({ timeMachine }: Application): string {
  return timeMachine.denseNetwork.value === null ? '[ ] epoch' : '← → neuron · [ ] epoch';
}

function dataKeys({ data, ownDigits }: Application): string {
  const hasImages = data.isReady.value || ownDigits.count.value > 0;
  return hasImages ? 'Arrows choose an image · Enter puts it on the pad' : '';
}
