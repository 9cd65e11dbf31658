import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, powerSaveBlocker, session } from 'electron';
import type { EventName, Events } from '../contract/api';
import { eventChannel } from '../contract/channels';
import type { CommandId, CommandState } from '../contract/commands';
import { FileLog } from '../services/file-log';
import { Workbench } from '../services/workbench';
import { pageUrl, serveApp } from './app-scheme';
import { findDevServer } from './dev-server';
import { readLaunchArguments } from './launch-arguments';
import { AppMenu } from './menu';
import { ModelActions } from './model-actions';
import { createRequestHandlers } from './request-handlers';
import { followPresentationSize } from './presentation-size';
import { answerRequests } from './requests';
import { confinePages, denyPermissions } from './security';
import { forkTrainer } from './trainer-channel';
import { boundsOf, createWindow, present, showName } from './window';

/** A page that crashes more often than this within a minute is not loaded again. */
const mostPageCrashes = 3;
const pageMinuteMs = 60_000;

/** Looking through 2,000 runs takes about 10 ms. */
const terminalLookMs = 2000;

/** The running app: one workbench, one window, and their connections. */
export class InklingApp {
  private readonly window: BrowserWindow;
  private readonly actions: ModelActions;
  private readonly menu = new AppMenu();
  private commandStates: Partial<Record<CommandId, CommandState>> = {};
  private keepAwake: number | null = null;

  private constructor(
    private readonly workbench: Workbench,
    private readonly log: FileLog,
  ) {
    this.window = createWindow(workbench.settings.windowBounds, workbench.settings.isPresentation);
    this.actions = new ModelActions(this.window, workbench);
  }

  /** Starts in order: everything the page needs exists before its window. */
  static async start(): Promise<InklingApp> {
    const launch = readLaunchArguments(process.argv, process.env, process.cwd());
    const log = new FileLog(join(app.getPath('userData'), 'logs'));
    const { electron, chrome, node } = process.versions;
    const { platform, arch } = process;
    const isPackaged = app.isPackaged;
    log.info('app started', {
      version: app.getVersion(),
      electron,
      chrome,
      node,
      platform,
      arch,
      isPackaged,
    });
    let inkling: InklingApp | null = null;
    const workbench = new Workbench({
      userDataFolder: app.getPath('userData'),
      resourcesFolder: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'),
      appVersion: app.getVersion(),
      dataFolder: launch.dataFolder,
      fork: forkTrainer,
      log,
      // Before there is a window, no event is needed: the page's first snapshot holds everything.
      emit: (name, event) => inkling?.handleEvent(name, event),
    });
    const devServer = findDevServer(app.isPackaged, process.env);
    confinePages(app);
    denyPermissions(session.defaultSession, devServer);
    serveApp(join(import.meta.dirname, '../renderer'), devServer);
    await workbench.start(launch.modelPath);
    inkling = new InklingApp(workbench, log);
    await inkling.open();
    return inkling;
  }

  /** A second start of the app shows this one, and opens the file that the second one was given. */
  startedAgain(argv: readonly string[], workingFolder: string): void {
    present(this.window);
    const { modelPath } = readLaunchArguments(argv, {}, workingFolder);
    if (modelPath) this.openFile(modelPath);
  }

  /** Opens a file that the desktop or the menu names; the page shows a failure. */
  openFile(path: string): void {
    void this.actions.openPath(path).then((opened) => {
      if (!opened.ok && opened.failure.code !== 'cancelled') this.send('failed', opened.failure);
    });
  }

  private async open(): Promise<void> {
    answerRequests(
      this.window,
      createRequestHandlers({
        window: this.window,
        workbench: this.workbench,
        actions: this.actions,
        log: this.log,
        showPresentationSize: followPresentationSize(
          this.window,
          () => this.workbench.settings.isPresentation,
        ),
        showCommandStates: (states) => {
          this.commandStates = states;
          this.refreshMenu();
        },
      }),
      this.log,
    );
    this.refreshMenu();
    showName(this.window, this.workbench.screen.summary.name);
    this.closeInOrder();
    this.recoverPage();
    this.followTerminal();
    await this.window.loadURL(pageUrl);
  }

  /** Shows what the terminal does to the runs while the window can be seen: trains, renames and deletes them. */
  private followTerminal(): void {
    let isLooking = false;
    const look = async () => {
      if (isLooking || !this.window.isVisible() || this.window.isMinimized()) return;
      isLooking = true;
      await this.workbench.refresh();
      isLooking = false;
    };
    const timer = setInterval(() => void look(), terminalLookMs);
    this.window.on('focus', () => void look());
    this.window.on('closed', () => clearInterval(timer));
  }

  /** Reloads a page that crashed; it shows its runs again, since main and the trainer hold them. */
  private recoverPage(): void {
    let endedAt: number[] = [];
    this.window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.log.error('page ended', { reason });
      const now = Date.now();
      endedAt = [...endedAt, now].filter((time) => now - time < pageMinuteMs);
      if (endedAt.length > mostPageCrashes) return this.giveUpPage(reason);
      const message = `The window’s page ended unexpectedly (${reason}) and has been reloaded. Your runs are not affected.`;
      const tell = () => this.send('failed', { code: 'page-crashed', message });
      // A page that ends while it is loaded is told of by the same event.
      void this.window.loadURL(pageUrl).then(tell, () => undefined);
    });
  }

  /** A page that ends again and again would be reloaded without end. */
  private giveUpPage(reason: string): void {
    const advice = 'Your runs are kept. Help > Show Log, at the next start, says more.';
    dialog.showErrorBox('Inkling closes', `The window’s page keeps ending (${reason}). ${advice}`);
    this.window.close();
  }

  /** Asks nothing: training runs are brought to a checkpoint, from which they can continue. */
  private closeInOrder(): void {
    let isClosing = false;
    let isClosed = false;
    this.window.on('close', (event) => {
      if (isClosed) return;
      event.preventDefault();
      if (isClosing) return;
      isClosing = true;
      const bounds = boundsOf(this.window);
      this.window.hide();
      void this.workbench.close(bounds).finally(() => {
        isClosed = true;
        this.log.info('app closed');
        this.window.close();
      });
    });
  }

  private handleEvent<Name extends EventName>(name: Name, event: Events[Name]): void {
    if (this.window.isDestroyed()) return;
    this.send(name, event);
    if (name === 'run.shown' || name === 'run.changed') {
      showName(this.window, this.workbench.screen.summary.name);
    }
    if (name === 'recent.changed') this.refreshMenu();
    if (name === 'runs.changed') this.stayAwake(this.workbench.isTraining());
  }

  private send<Name extends EventName>(name: Name, event: Events[Name]): void {
    this.window.webContents.send(eventChannel, name, event);
  }

  private refreshMenu(): void {
    this.menu.show({
      states: this.commandStates,
      recentPaths: this.workbench.settings.recentPaths,
      run: (command) => this.send('command', command),
      openRecent: (path) => this.openFile(path),
    });
  }

  /** Keeps a laptop from falling asleep in the middle of a long training. */
  private stayAwake(isTraining: boolean): void {
    if (isTraining && this.keepAwake === null) {
      this.keepAwake = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!isTraining && this.keepAwake !== null) {
      powerSaveBlocker.stop(this.keepAwake);
      this.keepAwake = null;
    }
  }
}
