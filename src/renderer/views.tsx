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
  /** The view's keys, for the status bar. */
  keys: (application: Application) => string;
}

/** What each view shows; a new view needs an entry here and a command in contract/commands.ts. */
export const views: Record<ViewId, View> = {
  train: { Content: TrainingView, hasSettings: true, hasPad: true, keys: trainKeys },
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
  'my-digits': { Content: MyDigitsView, hasSettings: false, hasPad: true, keys: myDigitsKeys },
};

function trainKeys({ commands }: Application): string {
  const { isEnabled, label = '' } = commands.state('training.toggle');
  if (!isEnabled) return '';
  const words: Record<string, string> = { Pause: 'pauses', Resume: 'resumes', Train: 'trains' };
  return `Space ${words[label] ?? 'trains on'}`;
}

function dataKeys({ data, ownDigits }: Application): string {
  const hasImages = data.isReady.value || ownDigits.count.value > 0;
  return hasImages ? 'Arrows choose an image · Enter puts it on the pad' : '';
}

function myDigitsKeys({ commands }: Application): string {
  return commands.ofSpaceBar.value === 'my-digits.next' ? 'Space goes to the next digit' : '';
}
