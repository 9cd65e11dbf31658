import type { BrowserWindow } from 'electron';
import { isNamedLikeModel, modelEndings } from '../contract/model-files';
import type { NetworkActivations } from '../contract/network';
import type { Result } from '../contract/result';
import { success } from '../contract/result';
import type { Workbench } from '../services/workbench';
import { askForModelToOpen, askWhereToSave, modelFiltersFor } from './dialogs';
import { asFileName } from './file-name';
import { noteRecentDocument } from './menu';

/** The File menu's actions on model files: asks a person which file, and leaves the rest to the workbench. */
export class ModelActions {
  constructor(
    private readonly window: BrowserWindow,
    private readonly workbench: Workbench,
  ) {}

  async open(): Promise<Result<undefined>> {
    const chosen = await askForModelToOpen(this.window);
    return chosen.ok ? this.openPath(chosen.value) : chosen;
  }

  async openPath(path: string): Promise<Result<undefined>> {
    const opened = await this.workbench.models.open(path);
    if (!opened.ok) return opened;
    noteRecentDocument(path);
    return success();
  }

  /** Opens a file that did not say its activations. */
  async giveActivations(id: number, activations: NetworkActivations): Promise<Result<undefined>> {
    const opened = await this.workbench.models.giveActivations(id, activations);
    if (!opened.ok) return opened;
    if (opened.value !== undefined) noteRecentDocument(opened.value);
    return success();
  }

  /** Asks where to write a copy of the network on screen, and writes it; returns the path. */
  async export(): Promise<Result<string>> {
    const { screen, models } = this.workbench;
    const model = await screen.model();
    if (!model.ok) return model;
    const filters = modelFiltersFor(model.value.network);
    const suggested = `${asFileName(screen.summary.name)}.${filters[0].extensions[0]}`;
    const chosen = await askWhereToSave(this.window, suggested, filters, modelEndings);
    if (!chosen.ok) return chosen;
    const exported = await models.export(chosen.value);
    if (exported.ok && isNamedLikeModel(exported.value)) noteRecentDocument(exported.value);
    return exported;
  }
}
