import type { InklingBridge } from '../../contract/api';
import type { Result } from '../../contract/result';
import type { RunSummary } from '../../contract/run';
import { commandOfRun } from '../../contract/train-command';
import { bookPythonOfRun } from '../../engine/formats/book-python';
import type { NoticesModel } from '../ui/notices-model';
import { OneAtATime } from '../ui/one-at-a-time';

/** Takes runs out of the app: as a report, a terminal command or a Python script. */
export class RunExports {
  readonly #reporting = new OneAtATime();
  /** True from the choice until the report is written or the file dialog cancelled. */
  readonly isReporting = this.#reporting.isBusy;
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Saves a report on one run, or on several beside each other, where the person chooses. */
  async saveReport(runIds: string[]): Promise<void> {
    await this.#reporting.do(() => this.#notices.saved(this.#bridge.request('report.save', runIds)));
  }

  async copyCommand(run: RunSummary): Promise<void> {
    await this.#copy(commandOfRun(run), 'The terminal command is on the clipboard.');
  }

  async copyPython(run: RunSummary): Promise<void> {
    await this.#copy(bookPythonOfRun(run), 'The Python script is on the clipboard.');
  }

  async #copy(made: Result<string>, told: string): Promise<void> {
    if (!made.ok) return this.#notices.report(made.failure);
    const copied = await this.#bridge.request('clipboard.write-text', made.value);
    if (copied.ok) this.#notices.tell(told);
    else this.#notices.report(copied.failure);
  }
}
