import type { BaseWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app';
import { launch } from './launch';
import { openWindows } from './lifecycle';
import { preventable } from './preventable';
import { strict, strictEmitter } from './strict';
import { WebContents } from './web-contents';

type WindowMembers = Pick<
  BaseWindow,
  | 'id'
  | 'show'
  | 'hide'
  | 'isVisible'
  | 'focus'
  | 'isFocused'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'setTitle'
  | 'getTitle'
  | 'setDocumentEdited'
  | 'isDocumentEdited'
  | 'setRepresentedFilename'
  | 'getRepresentedFilename'
>;

type State = 'normal' | 'maximized' | 'minimized';

export class BrowserWindow extends strictEmitter('BrowserWindow') implements WindowMembers {
  private static count = 0;
  private static readonly all = new Set<BrowserWindow>();
  readonly id = ++BrowserWindow.count;
  readonly webContents: WebContents;
  private normalBounds: Rectangle;
  private state: State = 'normal';
  private isShown: boolean;
  private isGone = false;
  private title: string;
  private isEdited = false;
  private representedFile = '';
  private readonly smallest: { width: number; height: number };

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x, y, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.normalBounds = { x: x ?? 0, y: y ?? 0, width, height };
    this.smallest = { width: minWidth, height: minHeight };
    this.title = options.title ?? app.name;
    this.isShown = options.show ?? true;
    BrowserWindow.all.add(this);
    openWindows.add(this);
    this.webContents = new WebContents({ x, y, width, height }, sandboxed(options.webPreferences), () =>
      this.close(),
    );
    this.webContents.on('first-paint', () => {
      if (!this.isShown && !launch.isNeverReadyToShow) this.emit('ready-to-show');
    });
    this.webContents.on('did-finish-load', () => this.showTitle());
    this.webContents.once('page-closed', () => this.destroy());
    this.webContents.on('page-resized', () => void this.noticeBounds());
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url: string) {
    return this.webContents.loadURL(url);
  }

  show() {
    this.isShown = true;
    this.emit('show');
  }

  hide() {
    this.isShown = false;
    this.emit('hide');
  }

  isVisible() {
    return this.isShown;
  }

  focus() {
    this.isShown = true;
    void this.webContents.opened
      .then(({ session }) => session.send('Page.bringToFront'))
      .catch(() => undefined);
    this.emit('focus');
  }

  isFocused() {
    return this.isShown;
  }

  /** The app may refuse. */
  close() {
    if (this.isGone) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy() {
    if (this.isGone) return;
    this.isGone = true;
    BrowserWindow.all.delete(this);
    openWindows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    app.windowClosed();
  }

  isDestroyed() {
    return this.isGone;
  }

  getBounds() {
    return { ...this.normalBounds };
  }

  getNormalBounds() {
    return { ...this.normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>) {
    const before = this.normalBounds;
    const { x, y, width, height } = { ...before, ...bounds };
    const wanted = {
      x,
      y,
      width: Math.max(width, this.smallest.width),
      height: Math.max(height, this.smallest.height),
    };
    // Before the app is told, which may zoom the page of the new size.
    void this.webContents.opened.then((target) => target.setBounds(wanted));
    this.keepBounds(wanted);
  }

  maximize() {
    this.setState('maximized', 'maximize');
  }

  unmaximize() {
    this.setState('normal', 'unmaximize');
  }

  isMaximized() {
    return this.state === 'maximized';
  }

  minimize() {
    this.setState('minimized', 'minimize');
  }

  restore() {
    this.setState('normal', 'restore');
  }

  isMinimized() {
    return this.state === 'minimized';
  }

  setTitle(title: string) {
    this.title = title;
    this.showTitle();
  }

  getTitle() {
    return this.title;
  }

  setDocumentEdited(isEdited: boolean) {
    this.isEdited = isEdited;
  }

  isDocumentEdited() {
    return this.isEdited;
  }

  setRepresentedFilename(path: string) {
    this.representedFile = path;
  }

  getRepresentedFilename() {
    return this.representedFile;
  }

  static getAllWindows() {
    return [...BrowserWindow.all];
  }

  static getFocusedWindow() {
    return [...BrowserWindow.all].at(-1) ?? null;
  }

  static fromWebContents(contents: WebContents | undefined) {
    return [...BrowserWindow.all].find((window) => window.webContents === contents) ?? null;
  }

  /** Chromium's window is named as its page is. */
  private showTitle() {
    if (!launch.isInteractive) return;
    const expression = `document.title = ${JSON.stringify(this.title)}`;
    void this.webContents.opened
      .then(({ session }) => session.send('Runtime.evaluate', { expression }))
      .catch(() => undefined);
  }

  private setState(state: State, event: string) {
    if (this.state === state) return;
    this.state = state;
    void this.webContents.opened.then((target) => target.setState(state));
    this.emit(event);
  }

  /** A person moved or resized Chromium's window. */
  private async noticeBounds() {
    const target = await this.webContents.opened;
    // Chromium's window may have gone meanwhile.
    const found = await target.getBounds().catch(() => null);
    if (found === null || this.isGone || this.state === 'minimized') return;
    const { isMaximized, ...bounds } = found;
    this.state = isMaximized ? 'maximized' : 'normal';
    if (!isMaximized) this.keepBounds(bounds);
  }

  private keepBounds(bounds: Rectangle) {
    const before = this.normalBounds;
    this.normalBounds = bounds;
    if (bounds.width !== before.width || bounds.height !== before.height) this.emit('resize');
    if (bounds.x !== before.x || bounds.y !== before.y) this.emit('move');
  }
}

strict('BrowserWindow', BrowserWindow);

/** The stand-in has no other kind of page, and an app that asks for one should not seem to work. */
function sandboxed(preferences: BrowserWindowConstructorOptions['webPreferences'] = {}) {
  const { sandbox = true, contextIsolation = true, nodeIntegration = false } = preferences;
  if (!sandbox || !contextIsolation || nodeIntegration) {
    throw new Error('The stand-in for Electron has sandboxed pages with context isolation only.');
  }
  return preferences;
}
