import { app } from 'electron';
import { registerAppScheme } from './app-scheme';
import { InklingApp } from './inkling-app';

registerAppScheme();
app.setAppUserModelId('org.inkling.app');

if (app.requestSingleInstanceLock()) {
  let inkling: InklingApp | null = null;
  let fileNamedEarly: string | undefined;
  // macOS may name a file before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (inkling) inkling.openFile(path);
    else fileNamedEarly = path;
  });
  app.on('second-instance', (_event, argv, workingFolder) => inkling?.startedAgain(argv, workingFolder));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(async () => {
    inkling = await InklingApp.start(fileNamedEarly);
  });
} else {
  app.quit();
}
