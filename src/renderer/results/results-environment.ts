import type { ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../contract/data';
import type { DrawingModel } from '../drawing/drawing-model';
import type { DataImages } from '../images/data-images';
import type { Inspector } from '../inspection/inspector';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import type { TimeMachineModel } from '../time-machine/time-machine-model';
import type { NoticesModel } from '../ui/notices-model';

/** What the models of the view Results need of the window. */
export interface ResultsEnvironment {
  notices: NoticesModel;
  training: RunModel;
  timeMachine: TimeMachineModel;
  library: RunLibrary;
  data: { status: ReadonlySignal<DataStatus> };
  images: DataImages;
  inspector: Pick<Inspector, 'ask' | 'count'>;
  drawing: DrawingModel;
}
