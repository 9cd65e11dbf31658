import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { ClearIcon, EraserIcon, PenIcon, RedoIcon, ThickerIcon, ThinnerIcon, UndoIcon } from '../ui/icons';

/** What can be done on the pad besides drawing. */
export function DrawingTools() {
  return (
    <div class="drawing-tools" role="toolbar" aria-label="Drawing tools">
      <div class="tool-group">
        <CommandButton id="drawing.pen" class="tool">
          <PenIcon />
        </CommandButton>
        <CommandButton id="drawing.eraser" class="tool">
          <EraserIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton id="drawing.thinner" class="tool">
          <ThinnerIcon />
        </CommandButton>
        <PenSample />
        <CommandButton id="drawing.thicker" class="tool">
          <ThickerIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton id="drawing.undo" class="tool">
          <UndoIcon />
        </CommandButton>
        <CommandButton id="drawing.redo" class="tool">
          <RedoIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton id="drawing.clear" class="tool">
          <ClearIcon />
        </CommandButton>
      </div>
    </div>
  );
}

/** A dot that grows with the pen's width. */
function PenSample() {
  const { drawing } = useApplication();
  const size = `${4 + 3 * drawing.penStep.value}px`;
  return (
    <span class="pen-sample" aria-hidden="true">
      <span style={{ width: size, height: size }} />
    </span>
  );
}
