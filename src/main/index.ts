import { app, dialog } from 'electron';
import { useKernelsForReading } from '../services/models/kernels-for-reading';
import { registerAppScheme } from './app-scheme';
import { InklingApp } from './inkling-app';

useKernelsForReading();
registerAppScheme();
app.setAppUserModelId('org.inkling.app');

if (app.requestSingleInstanceLock()) {
  const started = app
    .whenReady()
    .then(() => InklingApp.start())
    .catch(endAfterFailedStart);
  // macOS may name a file before the app is ready: it is opened afterwards.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void started.then((inkling) => inkling?.openFile(path));
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    void started.then((inkling) => inkling?.startedAgain(argv, workingFolder));
  });
  app.on('window-all-closed', () => app.quit());
} else {
  app.quit();
}

/** Without a window the process would be invisible, and keep the next start from opening one. */
function endAfterFailedStart(error: unknown): undefined {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  dialog.showErrorBox('Inkling cannot start', reason);
  app.exit(1);
}
