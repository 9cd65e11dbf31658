import { basename } from 'node:path';
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import type { CommandDefinition, CommandId, CommandState } from '../contract/commands';
import { commandIds, commands } from '../contract/commands';
import { openPage } from './external-pages';
import { chapterUrl } from './known-pages';
import { menuAccelerator } from './menu-accelerator';

export interface MenuContext {
  states: Partial<Record<CommandId, CommandState>>;
  recentPaths: readonly string[];
  run: (command: CommandId) => void;
  openRecent: (path: string) => void;
}

const isMac = process.platform === 'darwin';

type MenuName = CommandDefinition['menu'];
type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/**
 * The application's menu. Its items change in place, as a menu that a person has open would be closed by another one;
 * only what Electron cannot change, the recent files and which items have a mark, needs a new menu.
 */
export class AppMenu {
  #context: MenuContext | undefined;
  #structure = '';

  show(context: MenuContext): void {
    this.#context = context;
    const structure = JSON.stringify([context.recentPaths, commandIds.filter((id) => hasMark(id, context))]);
    if (structure === this.#structure) return this.#update(context);
    this.#structure = structure;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate(context, (item, id) => this.#choose(item, id))),
    );
  }

  #update({ states }: MenuContext): void {
    const menu = Menu.getApplicationMenu()!;
    for (const id of commandIds) Object.assign(menu.getMenuItemById(id)!, presentState(id, states[id]));
  }

  #choose(item: MenuItem, id: CommandId): void {
    // Electron has just toggled it. What is checked is for the page to say.
    item.checked = this.#context!.states[id]?.isChecked ?? false;
    this.#context!.run(id);
  }
}

type Choose = (item: MenuItem, id: CommandId) => void;

function menuTemplate(context: MenuContext, choose: Choose): Item[] {
  const template: Item[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...menus.map((menu) => ({
      ...(menu === 'help' ? { role: 'help' as const } : { label: titleOf(menu) }),
      submenu: [
        ...(menu === 'help' ? [chapterItem] : []),
        ...commandItems(menu, context, choose),
        ...rolesOf(menu),
      ],
    })),
  ];
  const beforeHelp = template.length - 1;
  if (isMac) template.splice(beforeHelp, 0, { role: 'windowMenu' });
  return template;
}

function hasMark(id: CommandId, { states }: MenuContext): boolean {
  return states[id]?.isChecked !== undefined;
}

/** What of a command's item can be changed while its menu is open. */
function presentState(id: CommandId, state: CommandState | undefined) {
  const { label }: CommandDefinition = commands[id];
  return {
    label: state?.label ?? label,
    enabled: state?.isEnabled ?? true,
    checked: state?.isChecked ?? false,
  };
}

/** File and Edit first, View and Help last, as usual; between them the app's own menus in their order. */
const menus = ((): MenuName[] => {
  const first: MenuName[] = ['file', 'edit'];
  const last: MenuName[] = ['view', 'help'];
  const all = new Set(commandIds.map((id): MenuName => commands[id].menu));
  return [...first, ...[...all].filter((menu) => !first.includes(menu) && !last.includes(menu)), ...last];
})();

function titleOf(menu: MenuName): string {
  return `&${menu[0].toUpperCase()}${menu.slice(1)}`;
}

/** In the order of the contract, with a separator where the subject of the commands changes. */
function commandItems(menu: MenuName, context: MenuContext, choose: Choose): Item[] {
  const ids = commandIds.filter((id) => commands[id].menu === menu);
  return ids.flatMap((id, index) => {
    const isNewSubject = index > 0 && subjectOf(id) !== subjectOf(ids[index - 1]);
    return [
      ...(isNewSubject ? [separator] : []),
      commandItem(id, context, choose),
      ...(id === 'model.open' ? [recentItem(context)] : []),
    ];
  });
}

/** For example "drawing" of "drawing.undo". */
function subjectOf(id: CommandId): string {
  return id.slice(0, id.indexOf('.'));
}

/** Standard items of these menus. */
function rolesOf(menu: MenuName): Item[] {
  switch (menu) {
    case 'file':
      return [separator, isMac ? { role: 'close' } : { role: 'quit' }];
    case 'edit':
      return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
    case 'view':
      return [{ role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }];
    case 'run':
    case 'drawing':
    case 'help':
      return [];
  }
}

const chapterItem: Item = {
  id: 'help.chapter',
  label: 'The Book’s Chapter in the Browser',
  click: () => void openPage(chapterUrl),
};

function commandItem(id: CommandId, context: MenuContext, choose: Choose): Item {
  return {
    id,
    ...presentState(id, context.states[id]),
    ...(hasMark(id, context) ? { type: 'checkbox' } : {}),
    accelerator: menuAccelerator(id, process.platform),
    registerAccelerator: false,
    click: (item) => choose(item, id),
  };
}

function recentItem({ recentPaths, openRecent }: MenuContext): MenuItemConstructorOptions {
  return {
    id: 'recent',
    label: 'Open Recent',
    enabled: recentPaths.length > 0,
    submenu: recentPaths.map((path) => ({
      id: `recent:${path}`,
      // A single & would underline the letter after it.
      label: basename(path).replaceAll('&', '&&'),
      sublabel: path,
      click: () => openRecent(path),
    })),
  };
}

/** Adds to the desktop's own list of recent files, if it has one. */
export function noteRecentDocument(path: string): void {
  app.addRecentDocument(path);
}
