import * as v from 'valibot';
import type { CommandId } from './commands';
import { commandIds } from './commands';
import type { DataStatus, SimilarDigits, DataSplit } from './data';
import { nearestQuestionSchema } from './data';
import { drawingFormatsSchema } from './drawings';
import { hyperparametersSchema, newNetworkSchema } from './hyperparameters';
import { modelContentSchema } from './model-files';
import type { DocumentState } from './models';
import type { NetworkParameters } from './network';
import type { PictureFile } from './pictures';
import type { OwnDigit } from './my-digits';
import { drawnDigitSchema, maximumOwnDigits, ownDigitSchema } from './my-digits';
import type { Failure, Result } from './result';
import type { ListedRun, RunRecord } from './runs';
import { queueRequestSchema } from './runs';
import type { EpochResult, RunState, TrainingProgress } from './training';

/** Everything that a new or reloaded page needs to show the present state. */
export interface Snapshot {
  version: string;
  /** Node's name of the system: "darwin", "win32", "linux" … */
  platform: string;
  data: DataStatus;
  document: DocumentState;
  network: NetworkParameters;
  /** The run on screen with its epochs so far. */
  run?: RunState;
  epochs: EpochResult[];
  /** The list of runs, oldest first. */
  runs: RunRecord[];
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
const runId = v.pipe(v.number(), v.integer(), v.minValue(1));
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
  /** How the commands stand, so that the menu shows it. */
  'app.command-states': v.tuple([v.record(v.picklist(commandIds), commandStateSchema)]),
  'training.start': v.tuple([
    v.object({
      hyperparameters: hyperparametersSchema,
      startFrom: v.picklist(['new-weights', 'present-network']),
      isSingleStep: v.boolean(),
    }),
  ]),
  'training.pause': v.tuple([]),
  'training.resume': v.tuple([]),
  'training.step': v.tuple([]),
  'training.stop': v.tuple([]),
  'runs.queue': v.tuple([queueRequestSchema]),
  /** Ends a run of the list that is in work; it keeps what it has learned. */
  'runs.stop': v.tuple([runId]),
  /** Takes a run that is not in work off the list, and deletes its network. */
  'runs.remove': v.tuple([runId]),
  'runs.remove-ended': v.tuple([]),
  /** Opens the network of a run; asks first when unsaved work would be lost. */
  'runs.open': v.tuple([runId]),
  /** A fresh network of this shape and seed; asks first when unsaved work would be lost. */
  'model.new': v.tuple([newNetworkSchema]),
  'model.open': v.tuple([]),
  'model.open-recent': v.tuple([v.pipe(v.string(), v.maxLength(4096))]),
  /** A model's file that was dropped on the window: the page knows its content, and not its place. */
  'model.open-content': v.tuple([modelContentSchema]),
  'model.open-starter': v.tuple([]),
  'model.bring-back-previous': v.tuple([]),
  'model.save': v.tuple([]),
  'model.save-as': v.tuple([]),
  'my-digits.list': v.tuple([]),
  /** So many are drawn and not kept, which a person who closes the window is asked about. */
  'my-digits.note-unkept': v.tuple([v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))]),
  'my-digits.add': v.tuple([v.pipe(v.array(drawnDigitSchema), v.maxLength(100))]),
  /** Corrects which digit they are. */
  'my-digits.relabel': v.tuple([ownDigitIds, drawnDigitSchema.entries.digit]),
  'my-digits.delete': v.tuple([ownDigitIds]),
  /** Undoes the last deletion. */
  'my-digits.bring-back': v.tuple([]),
  /** Asks where to, and writes IDX files of images and labels. */
  'my-digits.export': v.tuple([]),
  /** Trains the open network further, with the person's digits among others. */
  'my-digits.teach': v.tuple([]),
  /** Stops that; the open network is again what it was before. */
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
  'training.start': RunState;
  /** In the order of the digits asked for. */
  'data.nearest': SimilarDigits[];
  'picture.open': PictureFile;
  /** All of the person's digits, oldest first; likewise after each change of them. */
  'my-digits.list': OwnDigit[];
  'my-digits.add': OwnDigit[];
  'my-digits.relabel': OwnDigit[];
  'my-digits.delete': OwnDigit[];
  'my-digits.bring-back': OwnDigit[];
  'my-digits.teach': RunState;
  /** Absolute path of the file that was written. */
  'model.save': string;
  'model.save-as': string;
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
  'document.changed': DocumentState;
  /** The newest network; predictions use it from now on. */
  'network.changed': NetworkParameters;
  'run.changed': RunState;
  'run.progress': TrainingProgress;
  'run.epoch': { runId: number; result: EpochResult };
  /** The whole list of runs, oldest first. */
  'runs.changed': ListedRun[];
  /** Of a run of the list; without costs. */
  'runs.progress': TrainingProgress;
  'runs.epoch': { runId: number; result: EpochResult };
  /** A menu item was chosen. */
  command: CommandId;
  /** Something failed that the page did not ask for, or that it should tell a person about. */
  failed: Failure;
}
export type EventName = keyof Events;

/** Complete by its type: the page listens to every event that main may tell. */
const events: Readonly<Record<EventName, true>> = {
  'data.status': true,
  'document.changed': true,
  'network.changed': true,
  'run.changed': true,
  'run.progress': true,
  'run.epoch': true,
  'runs.changed': true,
  'runs.progress': true,
  'runs.epoch': true,
  command: true,
  failed: true,
};
export const eventNames = Object.keys(events) as EventName[];

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
