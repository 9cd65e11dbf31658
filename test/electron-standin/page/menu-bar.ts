import type { MenuEntry } from '../shared/messages';
import { element, shadowHost } from './shadow-host';

const styles = `
  :host { position: fixed; left: 50%; bottom: 3px; z-index: 2147483647; }
  button { border: 0; border-radius: 6px; background: none; color: inherit; text-align: left; }
  .opener { padding: 2px 10px; background: Canvas; border: 1px solid GrayText; font-size: 12px; opacity: 0.75; }
  .opener:hover, .opener:focus-visible { opacity: 1; }
  [popover] { inset: auto 0 36px 0; margin: 0 auto; padding: 6px; border: 1px solid GrayText; border-radius: 10px;
    background: Canvas; color: CanvasText; max-height: 80vh; overflow: auto; }
  .menus { gap: 6px; }
  .menus:popover-open { display: flex; flex-wrap: wrap; }
  section { display: flex; flex-direction: column; min-width: 8rem; }
  h2 { margin: 4px 8px; font-size: 12px; color: GrayText; }
  .item { display: flex; justify-content: space-between; gap: 1.5rem; padding: 4px 8px; white-space: nowrap; }
  .item:hover:enabled, .item:focus-visible { background: Highlight; color: HighlightText; }
  .item:disabled { color: GrayText; }
  kbd { font: inherit; color: GrayText; }
  hr:first-of-type:nth-child(2), hr:last-child { display: none; }
  hr { width: 100%; border: 0; border-top: 1px solid GrayText; opacity: 0.4; }
`;

let shown: HTMLElement | undefined;

/**
 * Draws the application menu: Chromium's window has no place for one. A button in the corner opens it, so that it
 * takes no room from the page.
 */
export function showMenuBar(entries: MenuEntry[], choose: (id: number) => void): void {
  shown?.remove();
  const { host, root } = shadowHost(styles);
  shown = host;
  const menus = element(
    'div',
    { className: 'menus', popover: 'auto' },
    ...entries
      .filter(hasItems)
      .map((entry) => element('section', {}, title(entry), ...rows(entry.entries, pick))),
  );
  function pick(id: number) {
    menus.hidePopover();
    choose(id);
  }
  root.append(
    element('button', { className: 'opener', textContent: '☰ Menu', popoverTargetElement: menus }),
    menus,
  );
}

function hasItems({ entries }: MenuEntry): boolean {
  return entries.some(({ kind }) => kind !== 'separator');
}

function title({ label }: MenuEntry): HTMLElement {
  return element('h2', { textContent: label });
}

function rows(entries: MenuEntry[], choose: (id: number) => void): HTMLElement[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'separator') return [element('hr', {})];
    if (entry.kind === 'submenu') return [title(entry), ...rows(entry.entries, choose)];
    return [
      element(
        'button',
        { className: 'item', disabled: !entry.isEnabled, onclick: () => choose(entry.id) },
        element('span', { textContent: entry.isChecked ? `✓ ${entry.label}` : entry.label }),
        element('kbd', { textContent: entry.accelerator }),
      ),
    ];
  });
}
