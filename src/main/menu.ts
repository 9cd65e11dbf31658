import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu, shell } from 'electron';
import type { CommandDefinition, CommandId, CommandState } from '../contract/commands';
import { commandIds, commands } from '../contract/commands';

export interface MenuContext {
  states: Partial<Record<CommandId, CommandState>>;
  recentPaths: readonly string[];
  run: (command: CommandId) => void;
  openRecent: (path: string) => void;
}

const isMac = process.platform === 'darwin';
const chapterUrl = 'http://neuralnetworksanddeeplearning.com/chap1.html';

type MenuName = CommandDefinition['menu'];
type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Shows the menu for the current state of the commands; a menu cannot change its labels, so it is built again. */
export function showMenu(context: MenuContext): void {
  const template: Item[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...menus.map((menu) => ({
      ...(menu === 'help' ? { role: 'help' as const } : { label: titleOf(menu) }),
      submenu: [...(menu === 'help' ? [chapterItem] : []), ...commandItems(menu, context), ...rolesOf(menu)],
    })),
  ];
  const beforeHelp = template.length - 1;
  if (isMac) template.splice(beforeHelp, 0, { role: 'windowMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
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
function commandItems(menu: MenuName, context: MenuContext): Item[] {
  const ids = commandIds.filter((id) => commands[id].menu === menu);
  return ids.flatMap((id, index) => {
    const isNewSubject = index > 0 && subjectOf(id) !== subjectOf(ids[index - 1]);
    return [
      ...(isNewSubject ? [separator] : []),
      commandItem(id, context),
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
      return [
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ];
    case 'run':
    case 'drawing':
    case 'help':
      return [];
  }
}

const chapterItem: Item = {
  id: 'help.chapter',
  label: 'The Book’s Chapter in the Browser',
  click: () => void shell.openExternal(chapterUrl),
};

function commandItem(id: CommandId, { states, run }: MenuContext): MenuItemConstructorOptions {
  const { label, accelerator }: CommandDefinition = commands[id];
  const state = states[id];
  return {
    id,
    label: state?.label ?? label,
    enabled: state?.isEnabled ?? true,
    ...(state?.isChecked === undefined ? {} : { type: 'checkbox', checked: state.isChecked }),
    // The page matches the keys, so that a letter typed into a field is not a command. macOS always takes a menu's
    // keys, so there only those with a modifier are shown.
    accelerator: isMac && !accelerator?.includes('+') ? undefined : accelerator,
    registerAccelerator: false,
    click: (item) => {
      // Electron has just toggled it. What is checked is for the page to say.
      if (state?.isChecked !== undefined) item.checked = state.isChecked;
      run(id);
    },
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
