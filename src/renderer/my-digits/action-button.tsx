import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button';
import { keepFocusAway } from '../ui/command-button';

interface ActionButtonProps {
  onPress: () => void;
  isPrimary?: boolean;
  isEnabled?: boolean;
  children: ComponentChildren;
}

/** A button that a click does not give the focus, so that Space still means Train. */
export function ActionButton({ onPress, isPrimary = false, isEnabled = true, children }: ActionButtonProps) {
  return (
    <Button
      class={isPrimary ? 'button primary' : 'button'}
      isDisabled={!isEnabled}
      onMouseDown={keepFocusAway}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}
