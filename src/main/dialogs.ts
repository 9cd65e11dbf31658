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

/** `suggested`: a name without folder. */
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
