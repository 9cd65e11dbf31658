import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntry } from '../shared/messages';
import { app } from './app';
import { BrowserWindow } from './browser-window';
import { launch } from './launch';
import { checkAccelerator, checkRole } from './menu-names';
import { strict } from './strict';

type Kind = NonNullable<MenuItemConstructorOptions['type']>;

export class MenuItem {
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly type: Kind;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  declare label: string;
  declare sublabel: string;
  declare enabled: boolean;
  declare visible: boolean;
  declare checked: boolean;

  constructor(private readonly options: MenuItemConstructorOptions) {
    const { id, role, type, accelerator, submenu, label, sublabel } = options;
    checkRole(role);
    checkAccelerator(accelerator);
    this.id = id;
    this.role = role;
    this.accelerator = accelerator ?? undefined;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
    this.type = type ?? (this.submenu ? 'submenu' : 'normal');
    for (const name of ['role', 'accelerator', 'submenu', 'type'] as const) {
      Object.defineProperty(this, name, { writable: false });
    }
    const { enabled = true, visible = true, checked = false } = options;
    const present = {
      label: label ?? labelOfRole(role),
      sublabel: sublabel ?? '',
      enabled,
      visible,
      checked,
    };
    for (const [name, value] of Object.entries(present)) this.keepDrawn(name, value);
  }

  /** What Electron lets an app change is drawn anew at once. */
  private keepDrawn(name: string, value: unknown): void {
    const set = (changed: unknown) => {
      value = changed;
      redrawSoon();
    };
    Object.defineProperty(this, name, { get: () => value, set, enumerable: true });
  }

  /** As if a person had chosen it. */
  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    const window = BrowserWindow.getFocusedWindow();
    if (this.options.click) this.options.click(this as never, (window ?? undefined) as never, {} as never);
    else if (this.role === 'quit') app.quit();
    else if (this.role === 'close') window?.close();
  }

  /** True: choosing it does something here. Cut, zoom and the like are Chromium's own, with its own keys. */
  get isDrawn(): boolean {
    return (
      this.visible &&
      (!this.role || this.submenu !== undefined || this.role === 'quit' || this.role === 'close')
    );
  }
}

export class Menu {
  readonly items: MenuItem[] = [];
  private static applicationMenu: Menu | null = null;

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    if (!template.every((item) => 'label' in item || 'role' in item || item.type === 'separator')) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    const menu = new Menu();
    menu.items.push(...template.map((options) => strict('menuItem', new MenuItem(options))));
    return strict('menu', menu);
  }

  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu;
    for (const window of BrowserWindow.getAllWindows()) drawMenu(window);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const found = item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

let isToBeRedrawn = false;

/** Once, however many items change together. */
function redrawSoon(): void {
  if (!launch.isInteractive || isToBeRedrawn) return;
  isToBeRedrawn = true;
  setImmediate(() => {
    isToBeRedrawn = false;
    for (const window of BrowserWindow.getAllWindows()) drawMenu(window);
  });
}

/** Chromium's window has no menu of the app; in front of a person it is drawn in the page. */
function drawMenu(window: BrowserWindow): void {
  const menu = Menu.getApplicationMenu();
  if (!launch.isInteractive || !menu) return;
  const drawn: MenuItem[] = [];
  const entriesOf = ({ items }: Menu): MenuEntry[] =>
    items
      .filter((item) => item.isDrawn)
      .map((item) => ({
        id: drawn.push(item) - 1,
        label: item.label.replace('&', ''),
        accelerator:
          item.accelerator?.replace('CmdOrCtrl', process.platform === 'darwin' ? '⌘' : 'Ctrl') ?? '',
        kind: item.submenu ? 'submenu' : item.type === 'separator' ? 'separator' : 'item',
        isEnabled: item.enabled,
        isChecked: item.checked,
        entries: item.submenu ? entriesOf(item.submenu) : [],
      }));
  window.webContents.showMenu(entriesOf(menu), (id) => drawn[id].click());
}

function labelOfRole(role: string | undefined): string {
  const word = role?.replace('Menu', '') ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1);
}

app.on('browser-window-created', (_event, window: BrowserWindow) => {
  window.webContents.on('did-finish-load', () => drawMenu(window));
});
