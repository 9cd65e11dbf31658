import type { BrowserWindow } from 'electron';
import { app, clipboard, shell } from 'electron';
import type { CommandId, CommandState } from '../contract/commands';
import type { Result } from '../contract/result';
import { success, withoutValue } from '../contract/result';
import { describeDiagnostics } from '../services/diagnostics';
import type { FileLog } from '../services/file-log';
import { writeFileAtomically } from '../services/files/atomic-files';
import { readDrawingFile, writeDrawingFile } from '../services/files/drawing-files';
import { readPictureFile } from '../services/files/picture-files';
import { UpdateDesk } from '../services/updates/update-desk';
import type { Workbench } from '../services/workbench';
import { describeApp } from './about';
import { createChapterHandlers } from './chapter-handlers';
import { askForDrawingToOpen, askForFolder, askForPicture, askWhereToSave, drawingFilters } from './dialogs';
import { openPage } from './external-pages';
import { createMyDigitsHandlers } from './my-digits-handlers';
import type { ModelActions } from './model-actions';
import { findReleasesUrl } from './releases';
import { createReportHandlers } from './report-handlers';
import { createRunHandlers } from './run-handlers';
import type { RequestHandlers } from './requests';

/** Lines of the log included in the diagnostics. */
const diagnosedLines = 100;

interface HandlerEnvironment {
  window: BrowserWindow;
  workbench: Workbench;
  actions: ModelActions;
  log: FileLog;
  /** Gives the page the size that the settings say. */
  showPresentationSize: () => void;
  showCommandStates: (states: Partial<Record<CommandId, CommandState>>) => void;
}

/** Main's handlers for the page's requests: they ask a person where needed, and leave the rest to the workbench. */
export function createRequestHandlers({
  window,
  workbench,
  actions,
  log,
  showPresentationSize,
  showCommandStates,
}: HandlerEnvironment): RequestHandlers {
  const updates = new UpdateDesk({
    version: app.getVersion(),
    url: findReleasesUrl(app.isPackaged, process.env),
  });
  const saveChart = async (
    suggestedName: string,
    kind: { name: string; extension: string },
    content: Uint8Array | string,
  ): Promise<Result<string>> => {
    const filter = { name: kind.name, extensions: [kind.extension] };
    const chosen = await askWhereToSave(window, suggestedName, [filter]);
    if (!chosen.ok) return chosen;
    const written = await writeFileAtomically(chosen.value, content);
    return written.ok ? chosen : written;
  };

  return {
    'app.snapshot': () => {
      // A page that begins does not know what an earlier one had measured.
      workbench.measurements.stop();
      return success(workbench.snapshot());
    },
    'app.about': () => success(describeApp()),
    'app.show-log': () => {
      shell.showItemInFolder(log.path);
      return success();
    },
    'app.copy-diagnostics': async () => {
      const lines = await log.lastLines(diagnosedLines);
      await clipboard.writeText(describeDiagnostics(describeApp(), workbench.describeData(), lines));
      return success();
    },
    'app.check-for-updates': () => updates.check(),
    'app.open-releases': () => openPage(updates.page),
    'app.command-states': (states) => {
      showCommandStates(states);
      return success();
    },
    'app.presentation-size': async (isOn) => {
      const kept = workbench.notePresentation(isOn);
      showPresentationSize();
      return kept;
    },
    'app.note-draft': (draft) => workbench.noteDraft(draft),
    ...createChapterHandlers(window, workbench),
    ...createRunHandlers(workbench),
    ...createReportHandlers(window, workbench),
    'model.open': () => actions.open(),
    'model.open-recent': (path) => actions.openPath(path),
    'model.open-content': (content) => withoutValue(workbench.models.openContent(content)),
    'model.open-included': (model) => withoutValue(workbench.models.openIncluded(model)),
    'model.give-activations': (id, activations) => actions.giveActivations(id, activations),
    'model.dismiss-question': (id) => {
      workbench.models.questions.close(id);
      return success();
    },
    'model.try-activations': async (id, activations) =>
      success(await workbench.models.questions.try(id, activations)),
    'model.export': () => actions.export(),
    ...createMyDigitsHandlers(window, workbench),
    // The page itself has no permission to use the clipboard, and needs it for nothing else.
    'clipboard.write-text': async (text) => {
      await clipboard.writeText(text);
      return success();
    },
    'data.choose-folder': async () => {
      const chosen = await askForFolder(window);
      return chosen.ok ? workbench.data.chooseFolder(chosen.value) : chosen;
    },
    'data.download': () => workbench.data.download(),
    'data.use-synthetic': () => workbench.data.useSynthetic(),
    'data.nearest': (question) => workbench.data.nearest(question),
    'data.images': ({ split, first, count }) => workbench.data.images(split, first, count),
    'drawing.save': async ({ suggestedName, ...formats }) => {
      const chosen = await askWhereToSave(window, suggestedName, drawingFilters);
      if (!chosen.ok) return chosen;
      const written = await writeDrawingFile(chosen.value, formats);
      return written.ok ? chosen : written;
    },
    'drawing.open': async () => {
      const chosen = await askForDrawingToOpen(window);
      return chosen.ok ? readDrawingFile(chosen.value) : chosen;
    },
    'picture.open': async () => {
      const chosen = await askForPicture(window);
      return chosen.ok ? readPictureFile(chosen.value) : chosen;
    },
    'file.save-png': ({ suggestedName, bytes }) =>
      saveChart(suggestedName, { name: 'PNG picture', extension: 'png' }, bytes),
    'file.save-svg': ({ suggestedName, text }) =>
      saveChart(suggestedName, { name: 'SVG picture', extension: 'svg' }, text),
    'file.save-csv': ({ suggestedName, text }) =>
      saveChart(suggestedName, { name: 'Table (CSV)', extension: 'csv' }, text),
  };
}
