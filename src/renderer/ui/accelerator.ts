/** Keys of a command, parsed from Electron's accelerator syntax. */
export interface Accelerator {
  /** Command on macOS, Control elsewhere. */
  hasPrimary: boolean;
  hasShift: boolean;
  /** As `KeyboardEvent.key` names it; letters in lower case. */
  key: string;
}

/** The part of a keyboard event that matters for shortcuts. */
export interface KeyPress {
  key: string;
  /** The key's place on the keyboard, as `KeyboardEvent.code` names it. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** AltGr types "[" on many keyboards; systems report it as Control and Alt held down. */
  isAltGraph: boolean;
}

const eventKeys: Record<string, string> = {
  Space: ' ',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Plus: '+',
};
const shownKeys: Record<string, string> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** Characters that a shortcut may combine with Shift, and their key on most keyboards, whatever Shift makes of it. */
const codesOfSigns: Record<string, string> = { '.': 'Period' };

const isLetter = (key: string) => /^[a-z]$/.test(key);

export function parseAccelerator(text: string): Accelerator {
  const parts = text.split('+');
  const last = parts.at(-1)!;
  return {
    hasPrimary: parts.includes('CmdOrCtrl'),
    hasShift: parts.includes('Shift'),
    key: eventKeys[last] ?? (last.length === 1 ? last.toLowerCase() : last),
  };
}

/** True when exactly these keys were pressed; Shift or AltGr is ignored where it is needed to type a character. */
export function matchesAccelerator(accelerator: Accelerator, press: KeyPress, platform: string): boolean {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const shiftedCode = accelerator.hasShift ? codesOfSigns[accelerator.key] : undefined;
  if (shiftedCode === undefined ? key !== accelerator.key : press.code !== shiftedCode) return false;
  const isSign = key.length === 1 && key !== ' ' && !isLetter(key);
  if (isSign && press.isAltGraph) return !accelerator.hasPrimary;
  const isMac = platform === 'darwin';
  const hasPrimary = isMac ? press.metaKey : press.ctrlKey;
  const hasOther = press.altKey || (isMac ? press.ctrlKey : press.metaKey);
  if (hasOther || hasPrimary !== accelerator.hasPrimary) return false;
  return (isSign && shiftedCode === undefined) || press.shiftKey === accelerator.hasShift;
}

/** "Ctrl+Shift+Z", or "⇧⌘Z" on macOS. */
export function formatAccelerator({ hasPrimary, hasShift, key }: Accelerator, platform: string): string {
  const shown = shownKeys[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (platform === 'darwin') return `${hasShift ? '⇧' : ''}${hasPrimary ? '⌘' : ''}${shown}`;
  return [hasPrimary && 'Ctrl', hasShift && 'Shift', shown].filter(Boolean).join('+');
}

/** The same in the syntax of `aria-keyshortcuts`. */
export function ariaKeyShortcut({ hasPrimary, hasShift, key }: Accelerator, platform: string): string {
  const primary = platform === 'darwin' ? 'Meta' : 'Control';
  const name = key === ' ' ? 'Space' : isLetter(key) ? key.toUpperCase() : key;
  return [hasPrimary && primary, hasShift && 'Shift', name].filter(Boolean).join('+');
}
