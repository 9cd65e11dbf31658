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

/** Shows the menu for the present state of the commands; a menu cannot change its labels, so it is built anew. */
export function showMenu(context: MenuContext): void {
  const item = (id: CommandId) => commandItem(id, context);
  const items = (menu: CommandDefinition['menu']) =>
    commandIds.filter((id) => commands[id].menu === menu).map(item);
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [...fileItems(context), isMac ? { role: 'close' } : { role: 'quit' }],
    },
    {
      label: '&Edit',
      submenu: [
        ...items('edit'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: '&Network', submenu: items('network') },
    { label: '&Drawing', submenu: items('drawing') },
    {
      label: '&View',
      submenu: [
        ...items('view'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    {
      role: 'help',
      submenu: [
        {
          id: 'help.chapter',
          label: 'The Book’s Chapter in the Browser',
          click: () => void shell.openExternal(chapterUrl),
        },
        ...items('help'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const fileGroups: readonly (readonly (CommandId | 'recent')[])[] = [
  ['model.new', 'model.open', 'recent', 'model.starter', 'model.previous'],
  ['reading.open-picture'],
  ['model.save', 'model.save-as'],
  ['chart.save-png', 'chart.save-csv'],
];

/** In groups, each with a separator after it; a command that is in none of them comes last. */
function fileItems(context: MenuContext): MenuItemConstructorOptions[] {
  const grouped = fileGroups.flat();
  const others = commandIds.filter((id) => commands[id].menu === 'file' && !grouped.includes(id));
  return [...fileGroups, others]
    .filter((group) => group.length > 0)
    .flatMap((group) => [
      ...group.map((id) => (id === 'recent' ? recentItem(context) : commandItem(id, context))),
      { type: 'separator' as const },
    ]);
}

function commandItem(id: CommandId, { states, run }: MenuContext): MenuItemConstructorOptions {
  const { label, accelerator }: CommandDefinition = commands[id];
  const state = states[id];
  return {
    id,
    label: state?.label ?? label,
    enabled: state?.isEnabled ?? true,
    ...(state?.isChecked === undefined ? {} : { type: 'checkbox', checked: state.isChecked }),
    // The page matches the keys, so that a letter typed into a field is no command. macOS takes
    // a menu's keys in any case, so there only those with a modifier are shown.
    accelerator: isMac && !accelerator?.includes('+') ? undefined : accelerator,
    registerAccelerator: false,
    click: () => run(id),
  };
}

function recentItem({ recentPaths, openRecent }: MenuContext): MenuItemConstructorOptions {
  return {
    id: 'recent',
    label: 'Open Recent',
    enabled: recentPaths.length > 0,
    submenu: recentPaths.map((path) => ({
      id: `recent:${path}`,
      label: basename(path),
      sublabel: path,
      click: () => openRecent(path),
    })),
  };
}

/** The desktop's own list of recent files, where it has one. */
export function noteRecentDocument(path: string): void {
  app.addRecentDocument(path);
}
