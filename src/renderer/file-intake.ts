import type { Application } from './application';
import { isTextField } from './ui/text-editing';

/** Opens pictures that are pasted into the window, and what is dropped on it; neither needs a permission. */
export function listenForFiles(window: Window, application: Application): void {
  window.addEventListener('paste', (event) => {
    const file = firstFile(event.clipboardData);
    if (file === undefined || isTextField(event.target)) return;
    event.preventDefault();
    void application.reading.openFile(file, 'The pasted picture');
  });
  window.addEventListener('dragover', (event) => {
    // Where nobody says so, the drop does not happen.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = firstFile(event.dataTransfer);
    if (file === undefined) return;
    event.preventDefault();
    void openDropped(file, application);
  });
}

async function openDropped(
  file: File,
  { reading, library, drawingFiles, activePad }: Application,
): Promise<void> {
  // The pad that lies under the file is the active one now, and need not be when the file is read.
  const pad = activePad.value;
  if (await mayBeModel(file)) await library.openDropped(file);
  else if (mayBeDrawing(file)) await drawingFiles.openDropped(file, pad);
  else await reading.openFile(file, file.name);
}

/** Whether a file can be a model: safetensors by its name, and the book's JSON by the first of what it holds. */
async function mayBeModel(file: File): Promise<boolean> {
  if (/\.safetensors$/i.test(file.name)) return true;
  if (!/\.json$/i.test(file.name)) return false;
  const beginning = await file.slice(0, 100).text();
  return /^\s*\{\s*"(sizes|weights|biases|cost)"/.test(beginning);
}

function firstFile(transfer: DataTransfer | null): File | undefined {
  return transfer?.files[0];
}

/** Whether a file can be a drawing, as far as its name or kind tell. */
function mayBeDrawing({ name, type }: File): boolean {
  return /\.(json|svg)$/i.test(name) || type === 'application/json' || type === 'image/svg+xml';
}
