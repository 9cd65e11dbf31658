import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { CheckIcon } from './icons';
import { TypeAhead } from './type-ahead';
import { ShortenedText } from './shortened-text';
import './popup-menu.css';

interface PopupMenuProps {
  /** A button with this as its `popovertarget` opens it. */
  id: string;
  /** Accessible name. */
  name: string;
  /** Class whose CSS places the menu. */
  class: string;
  onToggle?: (isOpen: boolean) => void;
  children: ComponentChildren;
}

/** A menu over the window. Arrow keys and typing go through it, Escape and a click elsewhere close it. */
export function PopupMenu({ id, name, class: className, onToggle, children }: PopupMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const typeAhead = useMemo(() => new TypeAhead(), []);
  const items = () => [...menu.current!.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const place = all.indexOf(document.activeElement as HTMLElement);
    const next: Partial<Record<string, number>> = {
      ArrowDown: (place + 1) % all.length,
      ArrowUp: (place - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    if (event.key === 'Tab') menu.current!.hidePopover();
    const isTyping = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typed = () => typeAhead.press(event.key, event.timeStamp, all.map(labelOf), place);
    const index = next[event.key] ?? (isTyping ? typed() : null);
    if (index === null) return;
    event.preventDefault();
    all[index]?.focus();
  };
  return (
    <div
      ref={menu}
      id={id}
      class={`popover popup-menu ${className}`}
      popover="auto"
      role="menu"
      aria-label={name}
      onKeyDown={onKeyDown}
      // Opening gives the focus to what wants it, at once: keys that come before `toggle` would miss the menu.
      onBeforeToggle={() => {
        const [first] = items();
        if (first) first.autofocus = true;
      }}
      onToggle={(event) => onToggle?.((event as unknown as ToggleEvent).newState === 'open')}
    >
      {children}
    </div>
  );
}

function labelOf(item: HTMLElement): string {
  return item.querySelector('.menu-label')?.textContent ?? '';
}

interface MenuItemProps {
  label: string;
  /** Keys or a figure, shown at the right. */
  aside?: string;
  /** Why the item is disabled; it stays in the menu. */
  obstacle?: string;
  /** Whether the item is checked; absent if it is not a choice. */
  isChecked?: boolean;
  onSelect: () => void;
}

export function MenuItem({ label, aside, obstacle, isChecked, onSelect }: MenuItemProps) {
  return (
    <button
      type="button"
      role={isChecked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChecked}
      aria-disabled={obstacle !== undefined}
      class="menu-item"
      tabIndex={-1}
      onClick={({ currentTarget }) => {
        if (obstacle !== undefined) return;
        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onSelect();
      }}
    >
      {isChecked ? <CheckIcon /> : null}
      <span class="menu-text">
        <ShortenedText class="menu-label" text={label} />
        {obstacle !== undefined && <span class="menu-note">{obstacle}</span>}
      </span>
      {aside !== undefined && <span class="menu-aside">{aside}</span>}
    </button>
  );
}

export function MenuSeparator() {
  return <hr class="menu-separator" />;
}
