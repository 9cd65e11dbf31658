import { resolve } from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { app, dialog } from 'electron';
import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';

export const modelFilters: FileFilter[] = [
  { name: 'Inkling model', extensions: ['safetensors'] },
  { name: 'The book’s network2 JSON', extensions: ['json'] },
];
const openableModels: FileFilter = { name: 'Networks', extensions: ['safetensors', 'json'] };

const cancelled = failure('cancelled', 'Cancelled.');

export async function askForModelToOpen(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a network',
    properties: ['openFile'],
    filters: [openableModels],
  });
  return filePaths[0] ? success(filePaths[0]) : cancelled;
}

export const drawingFilters: FileFilter[] = [
  { name: 'Drawing (JSON)', extensions: ['json'] },
  { name: 'SVG picture', extensions: ['svg'] },
  { name: 'PNG picture', extensions: ['png'] },
];

export async function askForDrawingToOpen(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a drawing',
    properties: ['openFile'],
    filters: [
      { name: 'Drawings', extensions: ['json', 'svg'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return filePaths[0] ? success(filePaths[0]) : cancelled;
}

export async function askForPicture(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a picture of digits',
    properties: ['openFile'],
    filters: [
      { name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return filePaths[0] ? success(filePaths[0]) : cancelled;
}

export async function askForFolder(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the folder with MNIST’s four files',
    properties: ['openDirectory'],
  });
  return filePaths[0] ? success(filePaths[0]) : cancelled;
}

/** `suggested`: a name, or the path where it was saved before. */
export async function askWhereToSave(
  window: BrowserWindow,
  suggested: string,
  filters: FileFilter[],
): Promise<Result<string>> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: resolve(app.getPath('documents'), suggested),
    filters,
  });
  return filePath ? success(filePath) : cancelled;
}

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** Asks what becomes of a network that is not saved, or of a training that still runs. */
export async function askAboutUnsaved(
  window: BrowserWindow,
  { name, isTraining }: { name: string; isTraining: boolean },
): Promise<UnsavedAnswer> {
  const answers: UnsavedAnswer[] = ['save', 'discard', 'cancel'];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the network “${name}” first?`,
    detail: isTraining
      ? 'Training is still running and will be stopped. Without saving, what the network has learned is lost.'
      : 'Without saving, what the network has learned is lost.',
    buttons: ['Save', 'Don’t Save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return answers[response] ?? 'cancel';
}

/** Asks whether runs of the list may be ended; true: yes. */
export async function askAboutUnfinishedRuns(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message:
      count === 1 ? 'End the run that is not finished?' : `End the ${count} runs that are not finished?`,
    detail: 'They stay in the list with what they have learned so far, and can be queued again.',
    buttons: ['Quit', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Asks whether digits that were drawn in a round may be lost; true: yes. */
export async function askAboutUnkeptDigits(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Quit without keeping the ${count === 1 ? 'digit' : `${count} digits`} that you drew?`,
    detail: 'They are not among your digits yet: end the round and keep them first.',
    buttons: ['Quit', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
