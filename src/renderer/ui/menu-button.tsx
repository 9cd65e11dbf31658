import type { ButtonHTMLAttributes } from 'preact';
import { keepFocusAway } from './command-button';

interface MenuButtonProps extends Omit<ButtonHTMLAttributes, 'type' | 'popovertarget'> {
  /** ID of the menu or form, a popover. */
  opens: string;
}

/** Opens a menu or a small form; after a click, Space still means Train once that is closed. */
export function MenuButton({ opens, ...others }: MenuButtonProps) {
  return <button {...others} type="button" popovertarget={opens} onMouseDown={keepFocusAway} />;
}
