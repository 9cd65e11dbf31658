import * as v from 'valibot';
import type { CommandId } from './commands';
import { commandIds } from './commands';
import type { DataSplit, DataStatus, SimilarDigits } from './data';
import { nearestQuestionSchema } from './data';
import { drawingFormatsSchema } from './drawings';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import { modelContentSchema } from './model-files';
import type { DigitRound, OwnDigit } from './my-digits';
import { digitRoundSchema, drawnDigitSchema, maximumOwnDigits, ownDigitSchema } from './my-digits';
import type { NetworkParameters } from './network';
import type { PictureFile } from './pictures';
import type { Failure, Result } from './result';
import type { AccuracyPoint, EpochResult, RunDetails, RunSummary } from './run';
import { queueRequestSchema, runIdSchema, runLabelSchema } from './run';
import type { TrainingProgress } from './trainer';
import { speedNames, stepUnits } from './trainer';

/** What the runs take on disk, and how much they may take. */
export interface StorageUse {
  bytes: number;
  /** null: no limit. */
  limitBytes: number | null;
  /** Runs that are deleted at the next start unless the limit is raised: the oldest without a star. Usually none. */
  dueIds: string[];
}

/** Everything that a new or reloaded page needs to show the present state. */
export interface Snapshot {
  version: string;
  /** Node's name of the system: "darwin", "win32", "linux" … */
  platform: string;
  data: DataStatus;
  /** The run on screen, with its newest network. */
  run: RunDetails;
  network: NetworkParameters;
  /** All runs, newest first. */
  runs: RunSummary[];
  storage: StorageUse;
  /** What stood in the panel last; absent: what the run on screen was made with. */
  draft?: Hyperparameters;
  /** A round of My Digits that has not been ended. */
  round?: DigitRound;
  /** Absolute paths of model files, newest first. */
  recentPaths: string[];
  /** Something that went otherwise than expected at start-up, for a person. */
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

/** File name without folder; main puts it into the dialog only. */
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(120), v.regex(/^[^/\\]+$/));
const runIds = v.pipe(v.array(runIdSchema), v.minLength(1), v.maxLength(100_000));
const speed = v.picklist(speedNames);
const stepUnit = v.picklist(stepUnits);
/** How fast it goes, and whether it pauses by itself after a step. */
const pacing = { speed, step: v.optional(stepUnit) };
const ownDigitIds = v.pipe(v.array(ownDigitSchema.entries.id), v.maxLength(maximumOwnDigits));
const commandStateSchema = v.object({
  isEnabled: v.boolean(),
  label: v.optional(v.pipe(v.string(), v.maxLength(80))),
  isChecked: v.optional(v.boolean()),
});

/** What the page may ask main: the arguments are checked against these schemas where they arrive. */
export const requests = {
  'app.snapshot': v.tuple([]),
  'app.about': v.tuple([]),
  /** Shows the log's file in the file manager. */
  'app.show-log': v.tuple([]),
  /** Puts versions, what there is of data, and the end of the log on the clipboard. */
  'app.copy-diagnostics': v.tuple([]),
  /** How the commands stand, so that the menu shows it. */
  'app.command-states': v.tuple([v.record(v.picklist(commandIds), commandStateSchema)]),
  /** What stands in the panel, so that it is there again after a restart. */
  'app.note-draft': v.tuple([hyperparametersSchema]),
  /** Begins a run with new weights, which comes on screen. */
  'training.start': v.tuple([v.object({ hyperparameters: hyperparametersSchema, ...pacing })]),
  /** The run on screen goes on until it has made so many epochs in all. */
  'training.continue': v.tuple([v.object({ epochs: hyperparametersSchema.entries.epochs, ...pacing })]),
  /** Begins a run from the network on screen with other settings, of which `epochs` are made more than it has. */
  'training.branch': v.tuple([v.object({ hyperparameters: hyperparametersSchema, ...pacing })]),
  'training.pause': v.tuple([]),
  'training.resume': v.tuple([]),
  'training.step': v.tuple([stepUnit]),
  'training.speed': v.tuple([speed]),
  'training.stop': v.tuple([]),
  'runs.queue': v.tuple([queueRequestSchema]),
  /** Puts a run on screen; the one that was there goes on, if it is training. */
  'runs.show': v.tuple([runIdSchema]),
  /** The newest network of any run, to be compared with the one on screen, which stays. */
  'runs.network': v.tuple([runIdSchema]),
  /** Ends a run that is training or waiting; it keeps what it has learned. */
  'runs.stop': v.tuple([runIdSchema]),
  /** A run that was interrupted or stopped goes on to its planned end, behind the one on screen. */
  'runs.resume': v.tuple([runIdSchema]),
  'runs.label': v.tuple([runIdSchema, v.partial(runLabelSchema)]),
  /** Deletes runs that are not training, with their networks; 'runs.restore' undoes it. */
  'runs.delete': v.tuple([runIds]),
  'runs.restore': v.tuple([runIds]),
  /** How many bytes the runs may take; null: as many as there are. */
  'runs.limit': v.tuple([v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1_000_000)))]),
  'model.open': v.tuple([]),
  'model.open-recent': v.tuple([v.pipe(v.string(), v.maxLength(4096))]),
  /** A model's file that was dropped on the window: the page knows its content, and not its place. */
  'model.open-content': v.tuple([modelContentSchema]),
  'model.open-starter': v.tuple([]),
  /** Asks where to, and writes a copy of the network on screen. */
  'model.export': v.tuple([]),
  'my-digits.list': v.tuple([]),
  /** Keeps a round as it stands, so that closing the window loses nothing; null: there is none. */
  'my-digits.note-round': v.tuple([v.nullable(digitRoundSchema)]),
  'my-digits.add': v.tuple([v.pipe(v.array(drawnDigitSchema), v.maxLength(100))]),
  /** Corrects which digit they are. */
  'my-digits.relabel': v.tuple([ownDigitIds, drawnDigitSchema.entries.digit]),
  'my-digits.delete': v.tuple([ownDigitIds]),
  /** Undoes the last deletion. */
  'my-digits.bring-back': v.tuple([]),
  /** Asks where to, and writes IDX files of images and labels. */
  'my-digits.export': v.tuple([]),
  /** Begins a run from the network on screen that learns the person's digits among others; it comes on screen. */
  'my-digits.teach': v.tuple([]),
  /** Stops and deletes that run; the one before is on screen again. */
  'my-digits.give-up-teaching': v.tuple([]),
  'clipboard.write-text': v.tuple([v.pipe(v.string(), v.maxLength(1_000_000))]),
  'data.choose-folder': v.tuple([]),
  'data.download': v.tuple([]),
  'data.use-synthetic': v.tuple([]),
  'data.nearest': v.tuple([nearestQuestionSchema]),
  /** So many test images from number `first` on. */
  'data.test-images': v.tuple([
    v.object({
      first: v.pipe(v.number(), v.integer(), v.minValue(0)),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    }),
  ]),
  /** The drawing in every format; the ending of the name that a person chooses says which is written. */
  'drawing.save': v.tuple([v.object({ suggestedName: fileName, ...drawingFormatsSchema.entries })]),
  'drawing.open': v.tuple([]),
  /** Asks a person for a picture. */
  'picture.open': v.tuple([]),
  'file.save-png': v.tuple([v.object({ suggestedName: fileName, bytes: v.instance(Uint8Array) })]),
  'file.save-csv': v.tuple([
    v.object({ suggestedName: fileName, text: v.pipe(v.string(), v.maxLength(50_000_000)) }),
  ]),
} as const;

export type RequestName = keyof typeof requests;
export type RequestArguments<Name extends RequestName> = v.InferOutput<(typeof requests)[Name]>;

/** What main answers; requests that are not named here answer with nothing. */
export interface RequestResults {
  'app.snapshot': Snapshot;
  'app.about': About;
  'training.start': RunDetails;
  'training.continue': RunDetails;
  'training.branch': RunDetails;
  'runs.show': RunDetails;
  'runs.network': NetworkParameters;
  /** In the order of the digits asked for. */
  'data.nearest': SimilarDigits[];
  'picture.open': PictureFile;
  /** All of the person's digits, oldest first; likewise after each change of them. */
  'my-digits.list': OwnDigit[];
  'my-digits.add': OwnDigit[];
  'my-digits.relabel': OwnDigit[];
  'my-digits.delete': OwnDigit[];
  'my-digits.bring-back': OwnDigit[];
  'my-digits.teach': RunDetails;
  /** Absolute path of the file that was written. */
  'model.export': string;
  'data.test-images': DataSplit;
  'drawing.save': string;
  /** Name and content of the chosen file, whatever it holds. */
  'drawing.open': { name: string; text: string };
  'my-digits.export': string;
  'file.save-png': string;
  'file.save-csv': string;
}
export type RequestResult<Name extends RequestName> = Name extends keyof RequestResults
  ? RequestResults[Name]
  : undefined;

/** What main tells the page of its own accord. */
export interface Events {
  'data.status': DataStatus;
  /** Another run came on screen; 'network.changed' follows. */
  'run.shown': RunDetails;
  /** The run on screen stands otherwise, or is called otherwise. */
  'run.changed': RunSummary;
  'run.progress': TrainingProgress;
  'run.point': { runId: string; point: AccuracyPoint };
  'run.epoch': { runId: string; result: EpochResult };
  /** What ails the run on screen, a sentence each; told when it comes to rest or on screen. */
  'run.diagnosis': { runId: string; findings: string[] };
  /** The newest network of the run on screen. */
  'network.changed': NetworkParameters;
  /** Runs that are new or stand otherwise, the one on screen among them. */
  'runs.changed': RunSummary[];
  'runs.removed': string[];
  /** Of a run that is not on screen; without costs. */
  'runs.progress': TrainingProgress;
  'storage.changed': StorageUse;
  /** Absolute paths of model files, newest first. */
  'recent.changed': string[];
  /** A menu item was chosen. */
  command: CommandId;
  /** Something failed that the page did not ask for, or that it should tell a person about. */
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
  'run.diagnosis': true,
  'network.changed': true,
  'runs.changed': true,
  'runs.removed': true,
  'runs.progress': true,
  'storage.changed': true,
  'recent.changed': true,
  command: true,
  failed: true,
} satisfies Record<EventName, true>) as EventName[];

/** What the preload puts on `window.inkling`, frozen; the only way out of the page. */
export interface InklingBridge {
  request<Name extends RequestName>(
    name: Name,
    ...parameters: RequestArguments<Name>
  ): Promise<Result<RequestResult<Name>>>;
  /** Calls the listener for each such event; the returned function ends that. */
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void;
}

/** Tells the page something of the app's own accord. */
export type Emit = <Name extends EventName>(name: Name, event: Events[Name]) => void;
