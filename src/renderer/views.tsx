import type { ComponentType } from 'preact';
import type { Application } from './application';
import { DataView } from './data/data-view';
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
  /** Whether the settings of the run on screen are at its left. */
  hasSettings: boolean;
  /** Whether the pad is at its right. */
  hasPad: boolean;
  /** The view's own keys, for the status bar. */
  keys: (application: Application) => string;
}

/** What each view shows; a new view needs an entry here and a command in contract/commands.ts. */
export const views: Record<ViewId, View> = {
  train: { Content: TrainingView, hasSettings: true, hasPad: true, keys: () => '' },
  runs: {
    Content: RunsView,
    hasSettings: false,
    hasPad: false,
    keys: () => 'Enter shows the run · X ticks it · → opens a group',
  },
  network: { Content: NetworkView, hasSettings: false, hasPad: true, keys: () => '← → neuron · [ ] epoch' },
  results: {
    Content: ResultsView,
    hasSettings: false,
    hasPad: true,
    keys: () => '← ↑ ↓ → square · Enter to the pad',
  },
  data: {
    Content: DataView,
    hasSettings: false,
    hasPad: true,
    keys: dataKeys,
  },
  read: { Content: ReadingView, hasSettings: false, hasPad: false, keys: () => '← → digit' },
  'my-digits': { Content: MyDigitsView, hasSettings: false, hasPad: true, keys: () => '' },
};

/** The keys of the shown view, for the status bar. */
export function keysOfView(application: Application): string {
  const { keys } = views[application.views.shown.value];
  return [keys(application), spaceKeys(application)].filter(Boolean).join(' · ');
}

/** What the Space bar does, for the status bar. */
function spaceKeys({ commands }: Application): string {
  const id = commands.ofSpaceBar.value;
  if (id === null) return '';
  if (id === 'my-digits.next') return 'Space goes to the next digit';
  const { isEnabled, label = '' } = commands.state('training.toggle');
  if (!isEnabled) return '';
  const words: Record<string, string> = { Pause: 'pauses', Resume: 'resumes', Train: 'trains' };
  return `Space ${words[label] ?? 'trains on'}`;
}

function dataKeys({ data, ownDigits }: Application): string {
  const hasImages = data.isReady.value || ownDigits.count.value > 0;
  return hasImages ? 'Arrows choose an image · Enter puts it on the pad' : '';
}
