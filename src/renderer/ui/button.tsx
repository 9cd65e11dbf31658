import type { ButtonHTMLAttributes } from 'preact';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'type' | 'disabled' | 'onClick'> {
  isDisabled?: boolean;
  onClick: () => void;
}

/** A button that does nothing while it is disabled, but keeps the keyboard's focus, which `disabled` would take away. */
export function Button({ class: className = 'button', isDisabled = false, onClick, ...others }: ButtonProps) {
  return (
    <button
      {...others}
      type="button"
      class={className}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    />
  );
}
