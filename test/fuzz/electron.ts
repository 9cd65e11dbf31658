/** The little of Electron that main's request handlers need: dialogs are cancelled, and handlers are kept. */
type Handler = (event: unknown, ...parameters: unknown[]) => unknown;

export const handlers = new Map<string, Handler>();

export const page = { url: 'app://inkling/index.html' };
export const window = { webContents: { mainFrame: page, send: () => undefined }, isDestroyed: () => false };

const cancelled = () => Promise.resolve({ canceled: true, filePaths: [], filePath: '' });

export const electron = {
  ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
  dialog: {
    showOpenDialog: cancelled,
    showSaveDialog: cancelled,
    showMessageBox: () => Promise.resolve({ response: 0 }),
  },
  clipboard: { writeText: () => undefined },
  shell: { showItemInFolder: () => undefined, openExternal: () => Promise.resolve() },
  app: {
    getPath: () => '/nowhere',
    getVersion: () => '0.0.0',
    addRecentDocument: () => undefined,
    isPackaged: true,
  },
  Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined },
};
