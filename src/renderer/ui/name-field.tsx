import { useLayoutEffect, useRef } from 'preact/hooks';

interface NameFieldProps {
  /** For who cannot see where it stands. */
  label: string;
  /** As it is so far. */
  name: string;
  class: string;
  onKeep: (name: string) => void;
  onGiveUp: () => void;
  /** After Enter or Escape, where the focus belongs then. */
  onLeave?: (field: HTMLInputElement) => void;
}

/** The name of a run while it is changed: Enter and leaving the field keep the new name, Escape the old one. */
export function NameField({ label, name, class: className, onKeep, onGiveUp, onLeave }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // Before the page is painted: keys that were pressed meanwhile belong to the name.
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
