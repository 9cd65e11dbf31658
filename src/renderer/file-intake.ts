import type { Application } from './application';
import { isTextField } from './ui/text-editing';

/** Opens pictures that are pasted into the window, and what is dropped on it; neither needs a permission. */
export function listenForFiles(window: Window, { reading, drawingFiles, activePad }: Application): void {
  window.addEventListener('paste', (event) => {
    const file = firstFile(event.clipboardData);
    if (file === undefined || isTextField(event.target)) return;
    event.preventDefault();
    void reading.openFile(file, 'The pasted picture');
  });
  window.addEventListener('dragover', (event) => {
    // Where nobody says so, the drop does not happen.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = firstFile(event.dataTransfer);
    if (file === undefined) return;
    event.preventDefault();
    if (mayBeDrawing(file)) void drawingFiles.openDropped(file, activePad.value);
    else void reading.openFile(file, file.name);
  });
}

function firstFile(transfer: DataTransfer | null): File | undefined {
  return transfer?.files[0];
}

/** Whether a file can be a drawing, as far as its name or kind tell. */
function mayBeDrawing({ name, type }: File): boolean {
  return /\.(json|svg)$/i.test(name) || type === 'application/json' || type === 'image/svg+xml';
}
