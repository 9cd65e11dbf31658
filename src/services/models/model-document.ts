import { basename } from 'node:path';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { DocumentOrigin, DocumentState, Model } from '../../contract/models';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { NewNetwork } from '../../contract/hyperparameters';
import { createNewNetwork, parametersOf } from '../../engine/network/network';
import type { Emit } from '../../contract/api';
import type { SettingsStore } from '../settings';
import { maximumRecentPaths } from '../settings';
import { readModelFile, writeModelFile } from './model-library';

export interface ModelDocumentOptions {
  /** The model that comes with the app. */
  starterPath: string;
  /** Where the network that was replaced last is kept. */
  previousPath: string;
  settings: SettingsStore;
  appVersion: string;
  emit: Emit;
  /** Milliseconds since 1970. */
  now: () => number;
}

interface OpenModel {
  name: string;
  origin: DocumentOrigin;
  path?: string;
  isEdited: boolean;
  model: Model;
}

const untitled = { name: 'Untitled', origin: 'untitled', path: undefined } as const;

/** The open network: what it is called, where it lies on disk and whether it has changed since. */
export class ModelDocument {
  readonly #options: ModelDocumentOptions;
  #open: OpenModel;
  /** Counts the networks that were opened, so that a slow save cannot name a later one. */
  #generation = 0;
  #previous: Model | undefined;
  #beforeLesson: { open: OpenModel; previous: Model | undefined } | undefined;
  #keepingPrevious: Promise<unknown> = Promise.resolve();

  constructor(options: ModelDocumentOptions) {
    this.#options = options;
    this.#open = { ...untitled, isEdited: false, model: this.#createModel(defaultHyperparameters) };
  }

  get model(): Model {
    return this.#open.model;
  }

  get state(): DocumentState {
    const { model, ...visible } = this.#open;
    return {
      ...visible,
      sizes: model.network.sizes,
      activations: model.network.activations,
      provenance: model.provenance,
      hasPrevious: this.#previous !== undefined,
      recentPaths: this.#options.settings.settings.recentPaths,
    };
  }

  /** Opens the given model, else the last one, else the starter, else a new network; tells what went wrong. */
  async openAtStart(givenPath?: string): Promise<string | undefined> {
    const previous = await readModelFile(this.#options.previousPath);
    if (previous.ok) this.#previous = previous.value;
    const complaints: string[] = [];
    for (const path of [givenPath, this.#options.settings.settings.lastModelPath]) {
      if (!path) continue;
      const opened = await this.open(path);
      if (opened.ok) return complaints.join(' ') || undefined;
      complaints.push(opened.failure.message);
    }
    const starter = await this.openStarter();
    if (!starter.ok) complaints.push(starter.failure.message);
    if (complaints.length === 0) return undefined;
    return `${complaints.join(' ')} ${starter.ok ? 'The starter model' : 'A new network'} is open instead.`;
  }

  /** Fails with 'model-unreadable', and then leaves the open network as it is. */
  async open(path: string): Promise<Result<undefined>> {
    const model = await readModelFile(path);
    if (!model.ok) return model;
    this.#replace({ name: basename(path), origin: 'file', path, isEdited: false, model: model.value });
    await this.#remember(path);
    return success();
  }

  async openStarter(): Promise<Result<undefined>> {
    const model = await readModelFile(this.#options.starterPath);
    if (!model.ok) return model;
    this.#replace({ name: 'Starter model', origin: 'starter', isEdited: false, model: model.value });
    await this.#options.settings.update({ lastModelPath: null });
    return success();
  }

  openNew(shape: NewNetwork): void {
    this.#replace({ ...untitled, isEdited: false, model: this.#createModel(shape) });
  }

  /** Opens a network that is kept elsewhere, as in the list of runs, so nothing is lost when another replaces it. */
  openCopy(name: string, model: Model): void {
    this.#replace({ ...untitled, name, isEdited: false, model });
  }

  /** Exchanges the open network for the one it replaced. */
  bringBackPrevious(): Result<undefined> {
    if (!this.#previous) return failure('invalid-request', 'There is no previous network.');
    this.#replace({ ...untitled, isEdited: true, model: this.#previous });
    return success();
  }

  /** Writes the network, and from then on the document is that file; fails with 'file-not-written'. */
  async save(path: string): Promise<Result<string>> {
    const generation = this.#generation;
    const { model } = this.#open;
    const written = await writeModelFile(path, model);
    if (!written.ok) return written;
    if (generation === this.#generation) {
      // While it was written, a running training may have gone on.
      const isEdited = this.#open.model !== model;
      this.#open = { name: basename(path), origin: 'file', path, isEdited, model: this.#open.model };
    }
    await this.#remember(path);
    return success(path);
  }

  /** A run starts from weights of its own: they take the open network's place. */
  beginRun(model: Model): void {
    this.#replace({ ...untitled, isEdited: false, model });
  }

  /** The network is going to be taught: as it is now it can be brought back, and the lesson be given up. */
  beginLesson(): void {
    this.#beforeLesson = { open: this.#open, previous: this.#previous };
    this.#keepPrevious(this.#open.model);
    this.tell();
  }

  /** Makes the document what it was when the lesson began, if it still is the one that was taught. */
  giveUpLesson(): void {
    if (!this.#beforeLesson) return;
    const { open, previous } = this.#beforeLesson;
    this.#beforeLesson = undefined;
    this.#open = open;
    this.#previous = previous;
    this.tell();
    this.#options.emit('network.changed', open.model.network);
  }

  /** Takes a newer network of the run; it is told only when the document becomes an edited one by that. */
  learn(model: Model): void {
    const isNews = !this.#open.isEdited;
    const place = this.#open.origin === 'starter' ? untitled : {};
    this.#open = { ...this.#open, ...place, isEdited: true, model };
    if (isNews) this.tell();
  }

  tell(): void {
    this.#options.emit('document.changed', this.state);
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#keepingPrevious;
  }

  #replace(next: OpenModel): void {
    if (this.#open.isEdited) this.#keepPrevious(this.#open.model);
    else if (next.model === this.#previous) this.#previous = undefined;
    this.#open = next;
    this.#beforeLesson = undefined;
    this.#generation++;
    this.tell();
    this.#options.emit('network.changed', next.model.network);
  }

  #keepPrevious(model: Model): void {
    this.#previous = model;
    this.#keepingPrevious = writeModelFile(this.#options.previousPath, model).then((written) => {
      if (!written.ok) this.#options.emit('failed', written.failure);
    });
  }

  async #remember(path: string): Promise<void> {
    const others = this.#options.settings.settings.recentPaths.filter((recent) => recent !== path);
    const recentPaths = [path, ...others].slice(0, maximumRecentPaths);
    await this.#options.settings.update({ lastModelPath: path, recentPaths });
    this.tell();
  }

  #createModel(wanted: NewNetwork): Model {
    return {
      network: parametersOf(createNewNetwork(wanted)),
      provenance: {
        appVersion: this.#options.appVersion,
        createdAt: new Date(this.#options.now()).toISOString(),
        dataset: '',
        epochs: [],
      },
    };
  }
}
