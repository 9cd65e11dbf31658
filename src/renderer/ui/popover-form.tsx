import type { Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import './popover-form.css';

interface PopoverFormProps {
  /** A button with this as its `popovertarget` opens it, too. */
  id?: string;
  /** Accessible name. */
  name: string;
  /** Class whose CSS places the form. */
  class: string;
  /** Opens and closes the form, and follows it. */
  isOpen: Signal<boolean>;
  onSubmit: () => void;
  children: ComponentChildren;
}

/** A form over the window, whose first text field is ready to be typed over; Escape and a click elsewhere close it. */
export function PopoverForm({ id, name, class: className, isOpen, onSubmit, children }: PopoverFormProps) {
  const popover = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (isOpen.value !== popover.current!.matches(':popover-open'))
      popover.current!.togglePopover(isOpen.value);
  });
  return (
    <div
      ref={popover}
      id={id}
      class={`popover popover-form ${className}`}
      popover="auto"
      role="dialog"
      aria-label={name}
      onToggle={(event) => {
        isOpen.value = (event as unknown as ToggleEvent).newState === 'open';
        if (isOpen.peek()) popover.current!.querySelector('input')!.select();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </div>
  );
}
