import type { ComponentChildren } from 'preact';
import { keepFocusAway } from '../ui/command-button';

interface ActionButtonProps {
  onPress: () => void;
  isPrimary?: boolean;
  isEnabled?: boolean;
  children: ComponentChildren;
}

/** A button that keeps the keyboard's focus while it is disabled. */
export function ActionButton({ onPress, isPrimary = false, isEnabled = true, children }: ActionButtonProps) {
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      aria-disabled={!isEnabled}
      onMouseDown={keepFocusAway}
      onClick={() => isEnabled && onPress()}
    >
      {children}
    </button>
  );
}
