import { isTextField } from '../ui/text-editing';
import type { ReadingModel } from './reading-model';

/** Opens pictures that are pasted into the window or dropped on it; neither needs a permission. */
export function listenForPictures(window: Window, reading: ReadingModel): void {
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
    if (file === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void reading.openFile(file, file.name);
  });
}

function firstFile(transfer: DataTransfer | null): File | undefined {
  return transfer?.files[0];
}
