import type { WebFrameMain, WebPreferences } from 'electron';
import type { Answer, MenuEntry, MessageFromPage, Question } from '../shared/messages';
import type { CdpSession } from './cdp-connection';
import { chromium } from './chromium';
import { toAppUrl, toChromiumUrl } from './custom-schemes';
import { beforeExit } from './lifecycle';
import { PageIpc } from './page-ipc';
import { PageRequests } from './page-requests';
import { PageTarget } from './page-target';
import { installPreload } from './preload';
import type { PreloadCoverage } from './preload-coverage';
import { preventable } from './preventable';
import { defaultSession } from './session';
import { strict, strictEmitter } from './strict';

type WindowOpenHandler = (details: { url: string; frameName: string }) => { action: 'allow' | 'deny' };

/** What a window shows: one page of Chromium. */
export class WebContents extends strictEmitter('webContents') {
  private static count = 0;
  private static readonly all = new Set<WebContents>();
  readonly id = ++WebContents.count;
  readonly session = defaultSession;
  readonly mainFrame = this.createMainFrame();
  private url = '';
  /** The address that main asked for, while its page is not there yet. */
  private expectedUrl: string | undefined;
  private isGone = false;
  /** The page has begun to load anew, or to go elsewhere: it is not being closed. */
  private isLeaving = false;
  private windowOpenHandler: WindowOpenHandler | undefined;
  private target: PageTarget | undefined;
  private ipc: PageIpc | undefined;
  private coverage: PreloadCoverage | undefined;
  private questionCount = 0;
  private readonly questions = new Map<number, (answer: Answer) => void>();
  private menuChosen: (id: number) => void = () => undefined;
  /** Fulfilled when there is a page, still empty. */
  readonly opened: Promise<PageTarget>;

  constructor(
    bounds: { x?: number; y?: number; width: number; height: number },
    private readonly preferences: WebPreferences,
    private readonly closeWindow: () => void,
  ) {
    super();
    WebContents.all.add(this);
    this.opened = PageTarget.open(bounds).then((target) => this.connect(target));
    this.opened.catch((error: unknown) => console.error(error));
  }

  async loadURL(url: string): Promise<void> {
    const { session } = await this.opened;
    await defaultSession.applyPermissions(this, url);
    this.expectedUrl = url;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await session.send<{ errorText?: string }>('Page.navigate', {
      url: toChromiumUrl(url),
    });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
    this.expectedUrl = undefined;
  }

  send(channel: string, ...parameters: unknown[]): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
    this.ipc?.send({ type: 'send', channel, parameters });
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
    void this.opened.then((target) => target.setZoomFactor(factor)).catch(() => undefined);
  }

  getURL(): string {
    return this.url;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  close(): void {
    this.closeWindow();
  }

  forcefullyCrashRenderer(): void {
    void this.opened.then(({ session }) => session.send('Page.crash')).catch(() => undefined);
  }

  /** For the stand-in's dialogs: asks the person in front of the page. */
  async ask(question: Question): Promise<Answer> {
    await this.opened;
    return await new Promise((resolve) => {
      const id = ++this.questionCount;
      this.questions.set(id, resolve);
      this.ipc?.send({ type: 'ask', id, question });
    });
  }

  /** For the stand-in's menu: draws it in the page. */
  showMenu(entries: MenuEntry[], choose: (id: number) => void): void {
    this.menuChosen = choose;
    this.ipc?.send({ type: 'menu', entries });
  }

  /** For the window: the page goes, whoever wanted it to. */
  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    WebContents.all.delete(this);
    this.emit('destroyed');
    const closed = this.closePage();
    beforeExit(() => closed);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...WebContents.all].find(({ target }) => target?.id === targetId);
  }

  static getAllWebContents(): WebContents[] {
    return [...WebContents.all];
  }

  private async closePage(): Promise<void> {
    const target = await this.opened.catch(() => undefined);
    await this.coverage?.write().catch(() => undefined);
    await target?.close();
  }

  private async connect(target: PageTarget): Promise<PageTarget> {
    this.target = target;
    const { session, frameId } = target;
    this.ipc = new PageIpc(session, frameId, this, (message) => this.receive(message));
    const requests = new PageRequests(session, frameId, {
      mayNavigate: (url) => this.mayNavigate(url),
      mayOpenWindows: () => this.mayOpenWindows(),
      takeMessage: (path) => this.ipc?.takeLarge(path),
    });
    this.follow(session);
    await session.send('Page.enable');
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await session.send('Runtime.enable');
    await session.send('Inspector.enable');
    await requests.open();
    await this.ipc.open();
    const { zoomFactor } = this.preferences;
    if (zoomFactor !== undefined && zoomFactor !== 1) await target.setZoomFactor(zoomFactor);
    if (this.preferences.preload) this.coverage = await installPreload(session, this.preferences.preload);
    return target;
  }

  private follow(session: CdpSession): void {
    session.on('Page.frameNavigated', ({ frame }: { frame: { parentId?: string; url: string } }) => {
      if (frame.parentId) return;
      this.url = toAppUrl(frame.url);
      this.isLeaving = false;
    });
    session.on('Page.frameRequestedNavigation', ({ frameId }: { frameId: string }) => {
      if (frameId === this.target?.frameId) this.isLeaving = true;
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    session.on('Page.loadEventFired', () => this.emit('did-finish-load', {}));
    session.on('Page.lifecycleEvent', ({ frameId, name }: { frameId: string; name: string }) => {
      // Once for each page that is loaded.
      if (name === 'firstContentfulPaint' && frameId === this.target?.frameId) this.emit('first-paint');
    });
    session.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    session.on('Page.javascriptDialogOpening', ({ type }: { type: string }) => {
      // A person closes the window: it stays until the app has been asked.
      const isClosedByPerson =
        type === 'beforeunload' && !this.isGone && !this.isLeaving && this.expectedUrl === undefined;
      void session.send('Page.handleJavaScriptDialog', { accept: !isClosedByPerson }).catch(() => undefined);
      if (isClosedByPerson) this.closeWindow();
    });
    const { browser } = chromium();
    browser.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      if (targetId === this.target?.id) this.emit('page-closed');
    });
  }

  /** Chromium cannot ask when a page opens a window, so the app is asked before the page is loaded. */
  private mayOpenWindows(): boolean {
    return this.windowOpenHandler?.({ url: 'about:blank', frameName: '' }).action !== 'deny';
  }

  /** Reloading stays on the page, and what main asked for needs no leave. */
  private mayNavigate(url: string): boolean {
    this.isLeaving = false;
    if (url === this.expectedUrl || url === this.url) return true;
    const event = preventable({ url, isMainFrame: true });
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  private receive(message: MessageFromPage): void {
    if (message.type === 'resized') this.emit('page-resized');
    else if (message.type === 'menu-chosen') this.menuChosen(message.id);
    else if (message.type === 'preload-failed')
      this.emit('preload-error', {}, this.preferences.preload, message.error);
    else if (message.type === 'answer') {
      this.questions.get(message.id)?.(message.answer);
      this.questions.delete(message.id);
    }
  }

  /** One object for the frame's whole life, so that it can be compared. */
  private createMainFrame(): Pick<WebFrameMain, 'url' | 'origin' | 'parent' | 'isDestroyed'> {
    const url = () => this.url;
    const isDestroyed = () => this.isGone;
    return strict('webFrameMain', {
      get url() {
        return url();
      },
      get origin() {
        return /^[a-z]+:\/\/[^/]*/.exec(url())?.[0] ?? 'null';
      },
      parent: null,
      isDestroyed,
    });
  }
}
