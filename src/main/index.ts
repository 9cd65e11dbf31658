import { app } from 'electron';
import { registerAppScheme } from './app-scheme';
import { InklingApp } from './inkling-app';

registerAppScheme();
app.setAppUserModelId('org.inkling.app');

if (app.requestSingleInstanceLock()) {
  const started = app.whenReady().then(() => InklingApp.start());
  // macOS may name a file before the app is ready: it is opened afterwards.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void started.then((inkling) => inkling.openFile(path));
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    void started.then((inkling) => inkling.startedAgain(argv, workingFolder));
  });
  app.on('window-all-closed', () => app.quit());
} else {
  app.quit();
}
