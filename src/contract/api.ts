import * as v from 'valibot';
import type { BaselineReport } from './baseline';
import { baselineRequestSchema } from './baseline';
import type { ChapterProgress } from './chapter';
import { chapterProgressSchema } from './chapter';
import type { ClassPack } from './class-pack';
import { classPackSchema } from './class-pack';
import type { CommandId } from './commands';
import { commandIds } from './commands';
import type { DataSplit, DataStatus, SimilarDigits } from './data';
import { nearestQuestionSchema, splitNames } from './data';
import type { Finding } from './diagnosis';
import { drawingFormatsSchema } from './drawings';
import type { EncodingResult } from './encodings';
import { encodingsRequestSchema } from './encodings';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import type { MeasurementNews } from './measurement';
import type { ActivationsQuestion, Trial } from './model-files';
import { modelContentSchema, questionIdSchema } from './model-files';
import { includedModels } from './models';
import type { DigitRound, OwnDigit } from './my-digits';
import { digitRoundSchema, drawnDigitSchema, maximumOwnDigits, ownDigitSchema } from './my-digits';
import type { NetworkParameters } from './network';
import { activationsSchema } from './network';
import type { PictureFile } from './pictures';
import type { Failure, Result } from './result';
import type { AccuracyPoint, EpochResult, KeptNetworks, RunCurve, RunDetails, RunSummary } from './run';
import {
  maximumCurves,
  maximumReportedRuns,
  maximumVoters,
  queueRequestSchema,
  runIdSchema,
  runLabelSchema,
  sweepMarkSchema,
} from './run';
import { sweepRequestSchema } from './sweep';
import type { TrainingProgress } from './trainer';
import { speedNames, stepUnits } from './trainer';
import type { UpdateCheck } from './updates';

/** How much disk space the runs use, and how much they may use. */
export interface StorageUse {
  bytes: number;
  /** null: no limit. */
  limitBytes: number | null;
  /** Runs to be deleted at the next start unless the limit is raised: the oldest without a star. Usually none. */
  dueIds: string[];
}

/** Everything that a new or reloaded page needs to show the current state. */
export interface Snapshot {
  version: string;
  /** Node's name for the system: "darwin", "win32", "linux" … */
  platform: string;
  data: DataStatus;
  /** The run on screen, with its newest network. */
  run: RunDetails;
  network: NetworkParameters;
  /** All runs, newest first. */
  runs: RunSummary[];
  /** How many runs train at the same time. */
  cores: number;
  storage: StorageUse;
  /** Everything is larger, for a projector. */
  isPresentation: boolean;
  /** The last settings in the panel; absent: those of the run on screen. */
  draft?: Hyperparameters;
  /** How far the person has come in Chapter. */
  chapter: ChapterProgress;
  /** An unfinished round of My Digits. */
  round?: DigitRound;
  /** Absolute paths of model files, newest first. */
  recentPaths: string[];
  /** The oldest first. */
  questions: ActivationsQuestion[];
  /** Something unexpected at start-up, as a message for a person. */
  notice?: string;
}

/** Name, version and licence text of a library that ships inside the app. */
export interface LicenceEntry {
  name: string;
  version: string;
  licence: string;
}

export interface About {
  version: string;
  electron: string;
  chrome: string;
  node: string;
  /** Inkling's own licence text. */
  licence: string;
  libraries: LicenceEntry[];
}

/** File name without folder; main only puts it into the dialog. */
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(120), v.regex(/^[^/\\]+$/));
const runIds = v.pipe(v.array(runIdSchema), v.minLength(1), v.maxLength(100_000));
const speed = v.picklist(speedNames);
const stepUnit = v.picklist(stepUnits);
/** How fast the run goes, and whether it pauses by itself after one step. */
const pacing = { speed, step: v.optional(stepUnit) };
const ownDigitIds = v.pipe(v.array(ownDigitSchema.entries.id), v.maxLength(maximumOwnDigits));
const commandStateSchema = v.object({
  isEnabled: v.boolean(),
  label: v.optional(v.pipe(v.string(), v.maxLength(80))),
  isChecked: v.optional(v.boolean()),
});

/** The page's requests to main; the arguments are checked against these schemas on arrival. */
export const requests = {
  'app.snapshot': v.tuple([]),
  'app.about': v.tuple([]),
  /** Shows the log file in the file manager. */
  'app.show-log': v.tuple([]),
  /** Copies versions, the state of the data, and the end of the log to the clipboard. */
  'app.copy-diagnostics': v.tuple([]),
  /** Asks GitHub for the newest version; only when a person has agreed. */
  'app.check-for-updates': v.tuple([]),
  /** Opens the page of the newest version in the browser. */
  'app.open-releases': v.tuple([]),
  /** The states of the commands, for the menu. */
  'app.command-states': v.tuple([v.record(v.picklist(commandIds), commandStateSchema)]),
  /** Makes everything larger, for a projector, or brings it back to its usual size; kept for the next start. */
  'app.presentation-size': v.tuple([v.boolean()]),
  /** The panel's settings, to be restored after a restart. */
  'app.note-draft': v.tuple([hyperparametersSchema]),
  /** How far the person has come in Chapter, to be restored after a restart. */
  'chapter.note-progress': v.tuple([chapterProgressSchema]),
  /** Asks for a path and writes a class pack. */
  'chapter.save-pack': v.tuple([classPackSchema]),
  /** Asks a person to choose a class pack. */
  'chapter.open-pack': v.tuple([]),
  /** Starts a run with new weights and shows it. */
  'training.start': v.tuple([v.object({ hyperparameters: hyperparametersSchema, ...pacing })]),
  /** Continues the run on screen until it has made this many epochs in all. */
  'training.continue': v.tuple([v.object({ epochs: hyperparametersSchema.entries.epochs, ...pacing })]),
  /** Starts a run from the network on screen with other settings, to train `epochs` more epochs. */
  'training.branch': v.tuple([v.object({ hyperparameters: hyperparametersSchema, ...pacing })]),
  'training.pause': v.tuple([]),
  'training.resume': v.tuple([]),
  'training.step': v.tuple([stepUnit]),
  'training.speed': v.tuple([speed]),
  'runs.queue': v.tuple([queueRequestSchema]),
  /** Queues all runs of a sweep; answered when they have all been made. */
  'runs.sweep': v.tuple([sweepRequestSchema]),
  /** Ends all runs of a sweep that train or wait; they keep what they have learned. */
  'runs.stop-sweep': v.tuple([sweepMarkSchema.entries.id]),
  /** Puts a run on screen; the previous one goes on training. */
  'runs.show': v.tuple([runIdSchema]),
  /** The newest network of any run, for comparison with the one on screen, which stays. */
  'runs.network': v.tuple([runIdSchema]),
  /** The curves of runs, for comparison; runs that no longer exist are left out. */
  'runs.curves': v.tuple([v.pipe(v.array(runIdSchema), v.minLength(1), v.maxLength(maximumCurves))]),
  /** The network that a run kept after this many epochs. */
  'runs.kept-network': v.tuple([runIdSchema, v.pipe(v.number(), v.integer(), v.minValue(0))]),
  /** Makes one network of these runs' newest, which vote, and shows it as a run of its own. */
  'runs.vote': v.tuple([v.pipe(v.array(runIdSchema), v.minLength(2), v.maxLength(maximumVoters))]),
  /** Ends a run that is training or waiting; it keeps what it has learned. */
  'runs.stop': v.tuple([runIdSchema]),
  /** Queues an ended run to continue to its planned end, without showing it. */
  'runs.resume': v.tuple([runIdSchema]),
  'runs.label': v.tuple([runIdSchema, v.partial(runLabelSchema)]),
  /** Deletes runs that are not training, with their networks; 'runs.restore' undoes it. */
  'runs.delete': v.tuple([runIds]),
  'runs.restore': v.tuple([runIds]),
  /** How many bytes the runs may use; null: no limit. */
  'runs.limit': v.tuple([v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1_000_000)))]),
  'model.open': v.tuple([]),
  'model.open-recent': v.tuple([v.pipe(v.string(), v.maxLength(4096))]),
  /** A model file dropped on the window: the page knows its content, but not its folder. */
  'model.open-content': v.tuple([modelContentSchema]),
  'model.open-included': v.tuple([v.picklist(includedModels)]),
  /** Opens a file that does not say its activations; ignored once the question has been answered. */
  'model.give-activations': v.tuple([questionIdSchema, activationsSchema]),
  /** Leaves that file alone. */
  'model.dismiss-question': v.tuple([questionIdSchema]),
  /** Tries activations on some test images; null where there are none. A newer trial ends an older one. */
  'model.try-activations': v.tuple([questionIdSchema, activationsSchema]),
  /** Asks for a path and writes a copy of the network on screen. */
  'model.export': v.tuple([]),
  'my-digits.list': v.tuple([]),
  /** Keeps the current state of a round, so that closing the window loses nothing; null: there is none. */
  'my-digits.note-round': v.tuple([v.nullable(digitRoundSchema)]),
  'my-digits.add': v.tuple([v.pipe(v.array(drawnDigitSchema), v.maxLength(100))]),
  /** Changes the digits' label. */
  'my-digits.relabel': v.tuple([ownDigitIds, drawnDigitSchema.entries.digit]),
  'my-digits.delete': v.tuple([ownDigitIds]),
  /** Undoes the last deletion. */
  'my-digits.bring-back': v.tuple([]),
  /** Asks for a path and writes IDX files of images and labels. */
  'my-digits.export': v.tuple([]),
  /** Starts a run that teaches the network on screen the person's digits, mixed with others, and shows it. */
  'my-digits.teach': v.tuple([]),
  /** Stops and deletes that run and shows the previous one again, or cancels its preparation. */
  'my-digits.give-up-teaching': v.tuple([]),
  'clipboard.write-text': v.tuple([v.pipe(v.string(), v.maxLength(1_000_000))]),
  'data.choose-folder': v.tuple([]),
  'data.download': v.tuple([]),
  'data.use-synthetic': v.tuple([]),
  'data.nearest': v.tuple([nearestQuestionSchema]),
  /** Measures a simpler method on the present data; of this and the next, one at a time. */
  'measure.baseline': v.tuple([baselineRequestSchema]),
  /** Trains networks with ten outputs and with four on the present data. */
  'measure.encodings': v.tuple([encodingsRequestSchema]),
  /** Ends that; the request fails with 'cancelled'. */
  'measure.stop': v.tuple([]),
  /** `count` images of a split, starting at number `first`. */
  'data.images': v.tuple([
    v.object({
      split: v.picklist(splitNames),
      first: v.pipe(v.number(), v.integer(), v.minValue(0)),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    }),
  ]),
  /** The drawing in every format; the ending of the chosen file name decides which is written. */
  'drawing.save': v.tuple([v.object({ suggestedName: fileName, ...drawingFormatsSchema.entries })]),
  'drawing.open': v.tuple([]),
  /** Asks a person to choose a picture. */
  'picture.open': v.tuple([]),
  /** Asks for a path and writes a report on these runs as HTML. */
  'report.save': v.tuple([v.pipe(v.array(runIdSchema), v.minLength(1), v.maxLength(maximumReportedRuns))]),
  'file.save-png': v.tuple([v.object({ suggestedName: fileName, bytes: v.instance(Uint8Array) })]),
  'file.save-svg': v.tuple([
    v.object({ suggestedName: fileName, text: v.pipe(v.string(), v.maxLength(50_000_000)) }),
  ]),
  'file.save-csv': v.tuple([
    v.object({ suggestedName: fileName, text: v.pipe(v.string(), v.maxLength(50_000_000)) }),
  ]),
} as const;

export type RequestName = keyof typeof requests;
export type RequestArguments<Name extends RequestName> = v.InferOutput<(typeof requests)[Name]>;

/** Main's answers; requests not listed here have no result. A run that comes on screen goes by events alone. */
export interface RequestResults {
  'app.snapshot': Snapshot;
  'app.about': About;
  'app.check-for-updates': UpdateCheck;
  'runs.network': NetworkParameters;
  'runs.curves': RunCurve[];
  'runs.kept-network': NetworkParameters;
  /** One entry for each requested digit, in that order. */
  'data.nearest': SimilarDigits[];
  'measure.baseline': BaselineReport;
  'measure.encodings': EncodingResult[];
  'picture.open': PictureFile;
  /** All of the person's digits, oldest first; also returned after each change. */
  'my-digits.list': OwnDigit[];
  'my-digits.add': OwnDigit[];
  'my-digits.relabel': OwnDigit[];
  'my-digits.delete': OwnDigit[];
  'my-digits.bring-back': OwnDigit[];
  /** Absolute path of the written file. */
  'model.export': string;
  'model.try-activations': Trial | null;
  'data.images': DataSplit;
  'drawing.save': string;
  /** Name and unchecked content of the chosen file. */
  'drawing.open': { name: string; text: string };
  'my-digits.export': string;
  'chapter.save-pack': string;
  'chapter.open-pack': ClassPack;
  'report.save': string;
  'file.save-png': string;
  'file.save-svg': string;
  'file.save-csv': string;
}
export type RequestResult<Name extends RequestName> = Name extends keyof RequestResults
  ? RequestResults[Name]
  : undefined;

/** Events that main sends to the page. */
export interface Events {
  'data.status': DataStatus;
  /** Another run came on screen; 'network.changed' follows. */
  'run.shown': RunDetails;
  /** The state or name of the run on screen has changed. */
  'run.changed': RunSummary;
  'run.progress': TrainingProgress;
  'run.point': { runId: string; point: AccuracyPoint };
  'run.epoch': { runId: string; result: EpochResult };
  /** The run on screen keeps other networks than before. */
  'run.kept': { runId: string; kept: KeptNetworks };
  /** What ails the run on screen, what explains most first; sent when it has ended or comes on screen. */
  'run.diagnosis': { runId: string; findings: Finding[] };
  /** The newest network of the run on screen. */
  'network.changed': NetworkParameters;
  /** Runs that are new or changed, including the one on screen. */
  'runs.changed': RunSummary[];
  'runs.removed': string[];
  /** Progress of a run that is not on screen; without costs. */
  'runs.progress': TrainingProgress;
  /** How far a measurement is. */
  'measure.progress': MeasurementNews;
  'storage.changed': StorageUse;
  /** Absolute paths of model files, newest first. */
  'recent.changed': string[];
  /** All open questions about model files, the oldest first. */
  'questions.changed': ActivationsQuestion[];
  /** A menu item was chosen. */
  command: CommandId;
  /** Something failed outside any request, as a message for a person. */
  failed: Failure;
}
export type EventName = keyof Events;
export const eventNames: readonly EventName[] = Object.keys({
  'data.status': true,
  'run.shown': true,
  'run.changed': true,
  'run.progress': true,
  'run.point': true,
  'run.epoch': true,
  'run.kept': true,
  'run.diagnosis': true,
  'network.changed': true,
  'runs.changed': true,
  'runs.removed': true,
  'runs.progress': true,
  'measure.progress': true,
  'storage.changed': true,
  'recent.changed': true,
  'questions.changed': true,
  command: true,
  failed: true,
} satisfies Record<EventName, true>) as EventName[];

/** What the preload puts on `window.inkling`, frozen; the page has no other connection to the outside. */
export interface InklingBridge {
  request<Name extends RequestName>(
    name: Name,
    ...parameters: RequestArguments<Name>
  ): Promise<Result<RequestResult<Name>>>;
  /** Calls the listener for each event of this name; the returned function unsubscribes. */
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void;
}

/** Sends an event to the page. */
export type Emit = <Name extends EventName>(name: Name, event: Events[Name]) => void;
