import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { app, dialog } from 'electron';
import { formatsFor, modelFormats, readableModelEndings } from '../contract/model-files';
import type { NetworkShape } from '../contract/network';
import type { Result } from '../contract/result';
import { failure, success } from '../contract/result';

/** The formats in which a network can be saved. */
export function modelFiltersFor(network: NetworkShape): FileFilter[] {
  return formatsFor(network).map((format) => {
    const { label, ending } = modelFormats[format];
    return { name: label, extensions: [ending] };
  });
}

const openableModels: FileFilter = {
  name: 'Networks',
  extensions: readableModelEndings.map((ending) => ending.slice(1)),
};

const cancelled = failure('cancelled', 'Cancelled.');

export async function askForModelToOpen(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a network',
    properties: ['openFile'],
    filters: [openableModels, { name: 'All files', extensions: ['*'] }],
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

export async function askForClassPack(window: BrowserWindow): Promise<Result<string>> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a class pack',
    properties: ['openFile'],
    filters: [
      { name: 'Class packs', extensions: ['json'] },
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
    title: 'Choose the folder with MNIST’s files',
    properties: ['openDirectory'],
  });
  return filePaths[0] ? success(filePaths[0]) : cancelled;
}

/**
 * `suggested`: a name without folder. `alsoKept`: endings that are not offered, but left as they are where a person gives
 * them; what writes the file says why it cannot.
 */
export async function askWhereToSave(
  window: BrowserWindow,
  suggested: string,
  filters: FileFilter[],
  alsoKept: readonly string[] = [],
): Promise<Result<string>> {
  let defaultPath = resolve(app.getPath('documents'), suggested);
  for (;;) {
    const properties = ['createDirectory' as const, 'showOverwriteConfirmation' as const];
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath, filters, properties });
    if (!filePath) return cancelled;
    const complete = withEnding(filePath, filters, alsoKept);
    // The dialog has asked about the name without the ending only.
    if (complete === filePath || !existsSync(complete)) return success(complete);
    defaultPath = complete;
  }
}

/** Linux's dialogs leave out the ending where a person does. */
function withEnding(path: string, filters: readonly FileFilter[], alsoKept: readonly string[]): string {
  const endings = filters.flatMap(({ extensions }) => extensions);
  const ending = extname(path).slice(1).toLowerCase();
  return ['*', ending].some((kept) => endings.includes(kept)) || alsoKept.includes(`.${ending}`)
    ? path
    : `${path}.${endings[0]}`;
}
