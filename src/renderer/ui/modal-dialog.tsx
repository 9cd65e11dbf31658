import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { CloseIcon } from './icons';

interface ModalDialogProps {
  title: string;
  /** Called with the value of the button that closed it; empty for Escape and the cross. */
  onClose: (button: string) => void;
  children: ComponentChildren;
}

/** A native modal dialog, open as long as it is rendered. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Opens before the page is painted, so that keys pressed meanwhile go to the dialog.
  useLayoutEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={({ currentTarget }) => onClose(currentTarget.returnValue)}
    >
      <header class="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => dialog.current!.close()}>
          <CloseIcon />
        </button>
      </header>
      <div class="dialog-body" tabIndex={0} role="group" aria-labelledby={titleId}>
        {children}
      </div>
    </dialog>
  );
}
