import type { BrowserWindow } from 'electron';
import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';
import type { Workbench } from '../services/workbench';
import {
  askAboutUnfinishedRuns,
  askAboutUnsaved,
  askForModelToOpen,
  askWhereToSave,
  modelFilters,
} from './dialogs';
import { noteRecentDocument } from './menu';

/** What the File menu does with the open network: the questions around the workbench's own actions. */
export class ModelActions {
  constructor(
    private readonly window: BrowserWindow,
    private readonly workbench: Workbench,
  ) {}

  /** Saves where the network has its place, or asks for one. */
  async save(): Promise<Result<string>> {
    const { path } = this.workbench.documentState();
    return path ? this.saveTo(path) : this.saveAs();
  }

  async saveAs(): Promise<Result<string>> {
    const { name, path } = this.workbench.documentState();
    const suggestion = path ?? `${name.replace(/\.(safetensors|json)$/i, '')}.safetensors`;
    const chosen = await askWhereToSave(this.window, suggestion, modelFilters);
    return chosen.ok ? this.saveTo(chosen.value) : chosen;
  }

  async open(): Promise<Result<undefined>> {
    const chosen = await askForModelToOpen(this.window);
    return chosen.ok ? this.openPath(chosen.value) : chosen;
  }

  openPath(path: string): Promise<Result<undefined>> {
    return this.replacing(async () => {
      const opened = await this.workbench.openModel(path);
      if (opened.ok) noteRecentDocument(path);
      return opened;
    });
  }

  /** Does what replaces the open network, once it is clear what becomes of it. */
  async replacing(replace: () => Promise<Result<undefined>>): Promise<Result<undefined>> {
    return (await this.mayLoseNetwork()) ? replace() : failure('cancelled', 'Cancelled.');
  }

  /** Asks about unsaved work and running training, stops and saves as answered; false: leave all as it is. */
  async mayLoseNetwork(): Promise<boolean> {
    const isTraining = this.workbench.isTraining();
    if (!isTraining && !this.workbench.hasUnsavedWork()) return true;
    const { name } = this.workbench.documentState();
    const answer = await askAboutUnsaved(this.window, { name, isTraining });
    if (answer === 'cancel') return false;
    await this.workbench.stopTraining();
    return answer === 'discard' || (await this.save()).ok;
  }

  /** Asks about queued runs too: they end with the app. */
  async mayQuit(): Promise<boolean> {
    const unfinished = this.workbench.runs.unfinishedCount;
    if (unfinished > 0 && !(await askAboutUnfinishedRuns(this.window, unfinished))) return false;
    return this.mayLoseNetwork();
  }

  private async saveTo(path: string): Promise<Result<string>> {
    const saved = await this.workbench.saveModel(path);
    if (!saved.ok) return saved;
    noteRecentDocument(path);
    return success(path);
  }
}
