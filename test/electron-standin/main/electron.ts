import { app } from './app';
import { BrowserWindow } from './browser-window';
import { protocol } from './custom-schemes';
import { clipboard, powerSaveBlocker, screen, shell } from './desktop';
import { dialog } from './dialog';
import { ipcMain } from './ipc-main';
import { Menu, MenuItem } from './menu';
import { nativeTheme } from './native-theme';
import { session } from './session';
import { strict } from './strict';
import { utilityProcess } from './utility-process';
import { WebContents } from './web-contents';

/** What `electron` is to the app's main process. */
export const electron = strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents: WebContents,
});
