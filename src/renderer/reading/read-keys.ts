import type { ReadingModel } from './reading-model';

const directions: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * In Read, the arrow keys go from digit to digit and Ctrl+C copies the number, unless something else needs these keys.
 */
export function listenForReadKeys(reading: ReadingModel): () => void {
  const press = (event: KeyboardEvent) => {
    const hasPrimary = event.ctrlKey || event.metaKey;
    if (event.defaultPrevented || event.altKey || event.shiftKey || isTaken(event.target)) return;
    if (hasPrimary && event.key.toLowerCase() === 'c') {
      if (String(getSelection()) === '') void reading.copyText();
      return;
    }
    const direction = directions[event.key];
    if (direction === undefined || hasPrimary) return;
    event.preventDefault();
    reading.line.move(direction);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

/** Whether a pad, a field or a menu that needs these keys has the focus. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, [role="application"], [role="menu"], dialog') !== null
  );
}
