import type { BaselineProgress, BaselineReport, BaselineRequest } from './baseline';
import type { DataSet } from './data';
import type { EncodingResult, EncodingsProgress, EncodingsRequest } from './encodings';

/** What can be measured beside the runs: what is asked, how far it is, and what is found. */
export interface Measurements {
  /** A simpler method reads the test images. */
  baseline: { request: BaselineRequest; progress: BaselineProgress; report: BaselineReport };
  /** Networks with ten outputs and with four learn side by side. */
  encodings: { request: EncodingsRequest; progress: EncodingsProgress; report: EncodingResult[] };
}

export type MeasurementKind = keyof Measurements;
export type MeasurementRequest<Kind extends MeasurementKind> = Measurements[Kind]['request'];
export type MeasurementProgress<Kind extends MeasurementKind> = Measurements[Kind]['progress'];
export type MeasurementReport<Kind extends MeasurementKind> = Measurements[Kind]['report'];

/** How far something is. */
export type MeasurementNews<Kind extends MeasurementKind = MeasurementKind> = {
  [Each in Kind]: { kind: Each; progress: MeasurementProgress<Each> };
}[Kind];

/** The command to a trainer; the data are for this alone. */
export type MeasureCommand<Kind extends MeasurementKind = MeasurementKind> = {
  [Each in Kind]: { type: 'measure'; kind: Each; request: MeasurementRequest<Each>; data: DataSet };
}[Kind];

/** What the trainer answers. */
export type MeasurementEvent<Kind extends MeasurementKind = MeasurementKind> =
  /** At most ten times a second. */
  | { type: 'measure-progress'; progress: MeasurementProgress<Kind> }
  | { type: 'measure-done'; report: MeasurementReport<Kind> }
  /** It cannot be measured here; the message is the end of a sentence. */
  | { type: 'measure-refused'; message: string };
