/** What Electron's documentation lists for menus; anything else it would leave out, and only say so in its log. */

const roles = new Set(
  [
    ...['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll', 'reload'],
    ...['forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'toggleSpellChecker'],
    ...['togglefullscreen', 'window', 'minimize', 'close', 'help', 'about', 'services', 'hide', 'hideOthers'],
    ...['unhide', 'quit', 'showSubstitutions', 'toggleSmartQuotes', 'toggleSmartDashes'],
    ...['toggleTextReplacement', 'startSpeaking', 'stopSpeaking', 'zoom', 'front', 'appMenu', 'fileMenu'],
    ...['editMenu', 'viewMenu', 'shareMenu', 'recentDocuments', 'toggleTabBar', 'selectNextTab'],
    ...['selectPreviousTab', 'showAllTabs', 'mergeAllWindows', 'clearRecentDocuments', 'moveTabToNewWindow'],
    'windowMenu',
  ].map((role) => role.toLowerCase()),
);

const modifiers = new Set([
  ...[
    'command',
    'cmd',
    'control',
    'ctrl',
    'commandorcontrol',
    'cmdorctrl',
    'alt',
    'option',
    'altgr',
    'shift',
  ],
  ...['super', 'meta'],
]);

const keys = new Set([
  ...['plus', 'space', 'tab', 'capslock', 'numlock', 'scrolllock', 'backspace', 'delete', 'insert', 'return'],
  ...['enter', 'up', 'down', 'left', 'right', 'home', 'end', 'pageup', 'pagedown', 'escape', 'esc'],
  ...['volumeup', 'volumedown', 'volumemute', 'medianexttrack', 'mediaprevioustrack', 'mediastop'],
  ...['mediaplaypause', 'printscreen', 'numdec', 'numadd', 'numsub', 'nummult', 'numdiv'],
]);

/** Throws at a role that Electron does not know. */
export function checkRole(role: string | undefined): void {
  if (role !== undefined && !roles.has(role.toLowerCase()))
    throw new Error(`Electron knows no role “${role}”.`);
}

/** Throws at an accelerator that Electron cannot parse: any modifiers and one key. */
export function checkAccelerator(accelerator: string | undefined): void {
  if (accelerator === undefined) return;
  const parts = accelerator.split('+').map((part) => part.trim().toLowerCase());
  const key = parts.pop()!;
  const isKey =
    /^[a-z0-9]$/.test(key) ||
    /^[)!@#$%^&*(:;=<,_\->.?/~`{\][|\\}"']$/.test(key) ||
    /^(f([1-9]|1\d|2[0-4])|num\d)$/.test(key) ||
    keys.has(key);
  if (!isKey || !parts.every((part) => modifiers.has(part))) {
    throw new Error(`Electron cannot parse the accelerator “${accelerator}”.`);
  }
}
