import type { ComponentChildren, ComponentType } from 'preact';
import { h } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataStatus } from '../../contract/data';
import type { Illness } from '../../contract/diagnosis';
import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import type { DenseParameters, NetworkParameters } from '../../contract/network';
import type { DataImages } from '../images/data-images';
import type { Inspector } from '../inspection/inspector';
import type { BaselinesModel } from '../measurements/baselines-model';
import type { EncodingsModel } from '../measurements/encodings-model';
import type { ReadingModel } from '../reading/reading-model';
import type { RunLibrary } from '../run/run-library';
import type { RunModel } from '../run/run-model';
import type { NoticesModel } from '../ui/notices-model';
import type { ViewId } from '../ui/views-model';
import type { Exercise } from './exercise';
import type { PageRecord } from './progress-model';

/** What a page may know of the window, and use of it. */
export interface ChapterEnvironment {
  bridge: InklingBridge;
  notices: NoticesModel;
  /** The network that the window shows. */
  network: ReadonlySignal<NetworkParameters | null>;
  /** The same where it has dense layers only; otherwise null. */
  denseNetwork: ReadonlySignal<DenseParameters | null>;
  /** (784) what the network sees of the pad beside the other views; null while that is empty. */
  padInput: ReadonlySignal<Float32Array | null>;
  /** The run on screen. */
  training: RunModel;
  /** All stored runs. */
  library: RunLibrary;
  data: ReadonlySignal<DataStatus>;
  images: DataImages;
  /** Answers questions about whole splits. */
  inspector: Pick<Inspector, 'ask'>;
  /** Simpler methods, to compare a network with. */
  baselines: BaselinesModel;
  /** Networks with ten outputs and with four. */
  encodings: EncodingsModel;
  /** The wide pad and what is read there. */
  reading: ReadingModel;
}

export interface PageModel {
  /** In the order of the page. */
  readonly exercises: readonly Exercise[];
}

/** What elsewhere in the window a page explains: an experiment by its name, a setting, or what ails a run. */
export type ChapterTopic = `preset ${string}` | `setting ${HyperparameterName}` | `illness ${Illness}`;

interface PageDefinition<Model extends PageModel> {
  /** Kept in the progress: never changed, and never given to another page. */
  id: string;
  title: string;
  /** What one does here, in a few words. */
  subtitle: string;
  /** The section of the book's first chapter. */
  section: string;
  /** Names of the model's exercises. */
  exercises: readonly string[];
  /** Two or three sentences. */
  introduction: ComponentChildren;
  /** What leads here from elsewhere; a topic is one page's. */
  explains: readonly ChapterTopic[];
  /** The place of the window where the idea is at work. */
  door: { view: ViewId; label: string };
  create: (record: PageRecord, environment: ChapterEnvironment) => Model;
  /** Figure and exercises. */
  Content: ComponentType<{ model: Model }>;
  /** The panel at the right. */
  Bench: ComponentType<{ model: Model }>;
}

/** A page with the model that it has until the window is closed. */
export interface OpenedPage {
  exercises: readonly Exercise[];
  renderContent: () => ComponentChildren;
  renderBench: () => ComponentChildren;
}

/** A page of the chapter; what is inside its model is its own matter. */
export interface ChapterPage extends Omit<PageDefinition<never>, 'create' | 'Content' | 'Bench'> {
  open: (record: PageRecord, environment: ChapterEnvironment) => OpenedPage;
}

export function definePage<Model extends PageModel>(definition: PageDefinition<Model>): ChapterPage {
  const { create, Content, Bench, ...page } = definition;
  return {
    ...page,
    open: (record, environment) => {
      const model = create(record, environment);
      return {
        exercises: model.exercises,
        renderContent: () => h(Content, { model }),
        renderBench: () => h(Bench, { model }),
      };
    },
  };
}
