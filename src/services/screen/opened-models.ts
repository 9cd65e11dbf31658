import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Emit } from '../../contract/api';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { ModelContent } from '../../contract/model-files';
import { isNamedLikeModel } from '../../contract/model-files';
import type { Model } from '../../contract/models';
import { unknownProvenance } from '../../contract/models';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { nameOfOpened } from '../../contract/run-name';
import type { RunDetails } from '../../contract/run';
import { createNewNetwork, parametersOf } from '../../engine/network/network';
import { errorCode } from '../files/file-errors';
import { decodeModelFile, readModelFile, writeModelFile } from '../models/model-library';
import type { RunStore } from '../runs/run-store';
import type { SettingsStore } from '../settings';
import { maximumRecentPaths } from '../settings';
import type { RunOnScreen } from './run-on-screen';

export interface OpenedModelsOptions {
  /** Contains the starter model. */
  resourcesFolder: string;
  store: RunStore;
  screen: RunOnScreen;
  settings: SettingsStore;
  emit: Emit;
}

const starterFile = 'starter.safetensors';

/** Model files: each opened file becomes a run, and the network on screen can be exported. */
export class OpenedModels {
  readonly #options: OpenedModelsOptions;

  constructor(options: OpenedModelsOptions) {
    this.#options = options;
  }

  /**
   * Opens a file. Fails with 'model-unreadable' and then leaves the screen unchanged; a file that no longer exists is
   * removed from the recent ones.
   */
  async open(path: string): Promise<Result<RunDetails>> {
    const model = await readModelFile(path);
    if (!model.ok) {
      if (await isMissing(path)) await this.#forget(path);
      return model;
    }
    const shown = await this.#show(model.value, basename(path));
    if (shown.ok) await this.#remember(path);
    return shown;
  }

  /** Opens a file known only by name and content. */
  async openContent({ name, bytes }: ModelContent): Promise<Result<RunDetails>> {
    const model = decodeModelFile(bytes, name);
    return model.ok ? this.#show(model.value, name) : model;
  }

  async openStarter(): Promise<Result<RunDetails>> {
    const model = await readModelFile(join(this.#options.resourcesFolder, starterFile));
    return model.ok ? this.#show(model.value, starterFile, 'Starter model') : model;
  }

  /** Shows the starter or, where it cannot be read, an untrained network: there is always a network on screen. */
  async openStarterOrNew(): Promise<Result<RunDetails>> {
    const starter = await this.openStarter();
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

async function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(errorCode(error)),
  );
}
