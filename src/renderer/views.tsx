import type { ComponentType } from 'preact';
import { ReadingView } from './reading/reading-view';
import { MyDigitsView } from './my-digits/my-digits-view';
import { RunsView } from './runs/runs-view';
import { TrainingView } from './training/training-view';
import type { ViewId } from './ui/views-model';

interface View {
  /** Fills the centre of the window. */
  Content: ComponentType;
  /** Whether the hyper-parameters stand beside it; without them the centre has their room too. */
  hasHyperparameters: boolean;
}

/** What each view shows; a further one is an entry here and its command in contract/commands.ts. */
export const views: Record<ViewId, View> = {
  training: { Content: TrainingView, hasHyperparameters: true },
  reading: { Content: ReadingView, hasHyperparameters: false },
  'my-digits': { Content: MyDigitsView, hasHyperparameters: false },
  runs: { Content: RunsView, hasHyperparameters: true },
};
