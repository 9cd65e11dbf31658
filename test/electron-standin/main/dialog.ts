import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { askForFile } from './file-dialog';
import { launch } from './launch';
import { strict } from './strict';
import { BrowserWindow } from './browser-window';

type Asking<Options, Answer> = {
  (window: BrowserWindow, options: Options): Promise<Answer>;
  (options: Options): Promise<Answer>;
};

interface DialogMembers extends Pick<Dialog, 'showErrorBox'> {
  showMessageBox: Asking<MessageBoxOptions, MessageBoxReturnValue>;
  showOpenDialog: Asking<OpenDialogOptions, OpenDialogReturnValue>;
  showSaveDialog: Asking<SaveDialogOptions, SaveDialogReturnValue>;
}

const members: DialogMembers = {
  showMessageBox: asking('showMessageBox', async (window, options: MessageBoxOptions) => {
    const buttons = options.buttons?.length ? options.buttons : ['OK'];
    const { button } = await window.webContents.ask({
      message: options.message,
      detail: options.detail ?? '',
      buttons,
      defaultButton: options.defaultId ?? 0,
      cancelButton: options.cancelId ?? 0,
    });
    return { response: button, checkboxChecked: options.checkboxChecked ?? false };
  }),
  showOpenDialog: asking('showOpenDialog', async (window, options: OpenDialogOptions) => {
    const isFolder = options.properties?.includes('openDirectory') ?? false;
    const path = await askForFile(window.webContents, {
      ...options,
      kind: isFolder ? 'open-folder' : 'open-file',
    });
    return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
  }),
  showSaveDialog: asking('showSaveDialog', async (window, options: SaveDialogOptions) => {
    const path = await askForFile(window.webContents, { ...options, kind: 'save-file' });
    return { canceled: path === undefined, filePath: path ?? '' };
  }),
  showErrorBox(title, content) {
    console.error(`${title}: ${content}`);
  },
};

export const dialog = strict('dialog', members);

/** A test has to put its own answer in the dialog's place: there is nobody to ask. */
function asking<Options, Answer>(
  name: string,
  ask: (window: BrowserWindow, options: Options) => Promise<Answer>,
): Asking<Options, Answer> {
  return async (...parameters: [BrowserWindow, Options] | [Options]) => {
    if (!launch.isInteractive)
      throw new Error(`A test has to replace dialog.${name} before the app calls it.`);
    const options = parameters.at(-1) as Options;
    const window = parameters.length === 2 ? parameters[0] : BrowserWindow.getFocusedWindow();
    if (!window) throw new Error(`dialog.${name} of the stand-in for Electron needs a window.`);
    return ask(window, options);
  };
}
