import { isNamedLikeForeignModel, isNamedLikeModel, modelFormatOf } from '../contract/model-files';
import type { Application } from './application';
import { isTextField } from './ui/text-editing';

/** Opens pictures pasted into the window and files dropped on it; neither needs a permission. */
export function listenForFiles(window: Window, application: Application): void {
  window.addEventListener('paste', (event) => {
    const file = firstFile(event.clipboardData);
    if (file === undefined || isTextField(event.target)) return;
    event.preventDefault();
    void application.reading.openFile(file, 'The pasted picture');
  });
  window.addEventListener('dragover', (event) => {
    // Without this, the drop does not happen.
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
  // The pad under the file is active now, but may no longer be once the file has been read.
  const pad = activePad.value;
  if (await mayBeModel(file)) await library.openDropped(file);
  else if (mayBeDrawing(file)) await drawingFiles.openDropped(file, pad);
  else await reading.openFile(file, file.name);
}

/** Whether a file may be a model, by its name; JSON, which may be a drawing, by its first characters too. */
async function mayBeModel(file: File): Promise<boolean> {
  if (isNamedLikeForeignModel(file.name)) return true;
  if (!isNamedLikeModel(file.name)) return false;
  if (modelFormatOf(file.name) !== 'network2') return true;
  const beginning = await file.slice(0, 100).text();
  return /^\s*\{\s*"(sizes|weights|biases|cost)"/.test(beginning);
}

function firstFile(transfer: DataTransfer | null): File | undefined {
  return transfer?.files[0];
}

/** Whether a file may be a drawing, judging by its name or type. */
function mayBeDrawing({ name, type }: File): boolean {
  return /\.(json|svg)$/i.test(name) || type === 'application/json' || type === 'image/svg+xml';
}
