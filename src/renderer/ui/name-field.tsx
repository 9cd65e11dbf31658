import { useLayoutEffect, useRef } from 'preact/hooks';

interface NameFieldProps {
  /** Accessible name. */
  label: string;
  /** The current name. */
  name: string;
  class: string;
  onKeep: (name: string) => void;
  onGiveUp: () => void;
  /** Called after Enter or Escape to move the focus. */
  onLeave?: (field: HTMLInputElement) => void;
}

/** A field to rename a run: Enter and leaving the field keep the new name, Escape keeps the old one. */
export function NameField({ label, name, class: className, onKeep, onGiveUp, onLeave }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // Selects before the page is painted, so that keys pressed meanwhile go to the name.
  useLayoutEffect(() => field.current!.select(), []);
  return (
    <input
      ref={field}
      class={className}
      type="text"
      aria-label={label}
      maxLength={120}
      spellcheck={false}
      autoComplete="off"
      defaultValue={name}
      onBlur={({ currentTarget }) => onKeep(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Enter' && key !== 'Escape') return;
        if (key === 'Enter') onKeep(currentTarget.value);
        else onGiveUp();
        onLeave?.(currentTarget);
      }}
    />
  );
}
