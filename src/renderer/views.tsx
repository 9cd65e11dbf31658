import type { ComponentType } from 'preact';
import { MyDigitsView } from './my-digits/my-digits-view';
import { ReadingView } from './reading/reading-view';
import { RunsView } from './runs/runs-view';
import { TrainingView } from './training/training-view';
import type { ViewId } from './ui/views-model';

interface View {
  /** Fills the middle of the window. */
  Content: ComponentType;
  /** The settings of the run on screen stand at its left. */
  hasSettings: boolean;
  /** The pad stands at its right. */
  hasPad: boolean;
}

/** What each place shows; a further one is an entry here and its command in contract/commands.ts. */
export const views: Record<ViewId, View> = {
  train: { Content: TrainingView, hasSettings: true, hasPad: true },
  runs: { Content: RunsView, hasSettings: true, hasPad: false },
  read: { Content: ReadingView, hasSettings: false, hasPad: false },
  'my-digits': { Content: MyDigitsView, hasSettings: false, hasPad: true },
};
