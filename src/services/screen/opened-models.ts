import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Emit } from '../../contract/api';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { ModelContent } from '../../contract/model-files';
import { isNamedLikeModel } from '../../contract/model-files';
import type { IncludedModel, Model } from '../../contract/models';
import { unknownProvenance } from '../../contract/models';
import type { NetworkActivations } from '../../contract/network';
import { sigmoidThroughout } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { nameOfOpened } from '../../contract/run-name';
import type { RunDetails } from '../../contract/run';
import { createNewNetwork, parametersOf } from '../../engine/network/network';
import type { DataLibrary } from '../data/data-library';
import { errorCode } from '../files/file-errors';
import { decodeModelFile, readModelFile, writeModelFile } from '../models/model-library';
import { weightsSha256 } from '../models/weights-sha256';
import type { RunStore } from '../runs/run-store';
import type { SettingsStore } from '../settings';
import { maximumRecentPaths } from '../settings';
import type { UndescribedFile } from './activations-questions';
import { ActivationsQuestions } from './activations-questions';
import type { RunOnScreen } from './run-on-screen';

export interface OpenedModelsOptions {
  /** Contains the models that the app comes with. */
  resourcesFolder: string;
  store: RunStore;
  screen: RunOnScreen;
  settings: SettingsStore;
  library: DataLibrary;
  emit: Emit;
}

const includedFiles = {
  starter: { file: 'starter.safetensors', name: 'Starter model' },
  book: { file: 'book-30.safetensors', name: 'The book’s network' },
} as const satisfies Record<IncludedModel, unknown>;

/** Model files: each opened file becomes a run, and the network on screen can be exported. */
export class OpenedModels {
  /** What a person is asked about files. */
  readonly questions: ActivationsQuestions;
  readonly #options: OpenedModelsOptions;

  constructor(options: OpenedModelsOptions) {
    this.#options = options;
    this.questions = new ActivationsQuestions(options.library, options.emit);
  }

  /**
   * Opens a file. Fails with 'model-unreadable' and then leaves the screen unchanged, as with 'activations-needed', when
   * a person is asked for them; a file that no longer exists is removed from the recent ones.
   */
  async open(path: string): Promise<Result<RunDetails>> {
    const file = basename(path);
    const model = await readModelFile(path);
    if (model.ok) return this.#showFile({ model: model.value, file, path });
    if (model.failure.code === 'activations-needed') {
      const undescribed = await readModelFile(path, sigmoidThroughout);
      return undescribed.ok ? this.#describe({ model: undescribed.value, file, path }) : undescribed;
    }
    if (await isMissing(path)) await this.#forget(path);
    return model;
  }

  /** Opens a file known only by name and content; fails as `open` does. */
  async openContent({ name, bytes }: ModelContent): Promise<Result<RunDetails>> {
    const model = decodeModelFile(bytes, name);
    if (model.ok) return this.#showFile({ model: model.value, file: name });
    if (model.failure.code !== 'activations-needed') return model;
    const undescribed = decodeModelFile(bytes, name, sigmoidThroughout);
    return undescribed.ok ? this.#describe({ model: undescribed.value, file: name }) : undescribed;
  }

  /**
   * Opens the file of a question with the activations that a person gave; returns its path, if it is known. Fails with
   * 'cancelled' when the question has been closed.
   */
  async giveActivations(id: number, activations: NetworkActivations): Promise<Result<string | undefined>> {
    const file = this.questions.close(id);
    if (!file) return failure('cancelled', 'This question has been closed.');
    const shown = await this.#showFile(withActivations(file, activations));
    return shown.ok ? success(file.path) : shown;
  }

  async openIncluded(included: IncludedModel): Promise<Result<RunDetails>> {
    const { file, name } = includedFiles[included];
    const model = await readModelFile(join(this.#options.resourcesFolder, file));
    return model.ok ? this.#show(model.value, file, name) : model;
  }

  /** Shows the starter or, where it cannot be read, an untrained network: there is always a network on screen. */
  async openStarterOrNew(): Promise<Result<RunDetails>> {
    const starter = await this.openIncluded('starter');
    if (starter.ok) return starter;
    const network = parametersOf(createNewNetwork(defaultHyperparameters));
    const shown = await this.#show(
      { network, provenance: unknownProvenance },
      'untrained',
      'Untrained network',
    );
    return shown.ok ? starter : shown;
  }

  /** Writes a copy of the network on screen; returns the path. Fails with 'file-not-written'. */
  async export(path: string): Promise<Result<string>> {
    const model = await this.#options.screen.model();
    if (!model.ok) return model;
    const written = await writeModelFile(path, model.value);
    if (!written.ok) return written;
    if (isNamedLikeModel(path)) await this.#remember(path);
    return success(path);
  }

  /** Shows a file whose activations were given before, or asks for them. */
  async #describe(file: UndescribedFile): Promise<Result<RunDetails>> {
    const known = this.#options.store.activationsOf(await weightsSha256(file.model.network));
    if (known) return this.#showFile(withActivations(file, known));
    this.questions.ask(file);
    return failure('activations-needed', `“${file.file}” does not say its activations.`);
  }

  async #showFile({ model, file, path }: UndescribedFile): Promise<Result<RunDetails>> {
    const shown = await this.#show(model, file);
    if (shown.ok && path !== undefined) await this.#remember(path);
    return shown;
  }

  async #show(model: Model, file: string, name = nameOfOpened(file)): Promise<Result<RunDetails>> {
    const { store, screen } = this.#options;
    const run = await store.import({ model, file, name });
    return run.ok ? screen.show(run.value.id) : run;
  }

  #remember(path: string): Promise<void> {
    const { recentPaths } = this.#options.settings.settings;
    return this.#setRecent([path, ...recentPaths.filter((recent) => recent !== path)]);
  }

  async #forget(path: string): Promise<void> {
    const { recentPaths } = this.#options.settings.settings;
    if (recentPaths.includes(path)) await this.#setRecent(recentPaths.filter((recent) => recent !== path));
  }

  async #setRecent(paths: string[]): Promise<void> {
    const { settings, emit } = this.#options;
    const recentPaths = paths.slice(0, maximumRecentPaths);
    await settings.update({ recentPaths });
    emit('recent.changed', recentPaths);
  }
}

function withActivations(file: UndescribedFile, activations: NetworkActivations): UndescribedFile {
  return { ...file, model: { ...file.model, network: { ...file.model.network, activations } } };
}

async function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(errorCode(error)),
  );
}
