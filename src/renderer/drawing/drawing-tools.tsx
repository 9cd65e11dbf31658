import { useMemo } from 'preact/hooks';
import { CommandButton } from '../ui/command-button';
import { ClearIcon, EraserIcon, PenIcon, RedoIcon, ThickerIcon, ThinnerIcon, UndoIcon } from '../ui/icons';
import type { DrawingModel } from './drawing-model';
import { padCommands } from './pad-commands';

/** What can be done on a pad besides drawing. */
export function DrawingTools({ drawing, name }: { drawing: DrawingModel; name: string }) {
  const commands = useMemo(() => padCommands(() => drawing), [drawing]);
  const tool = (id: keyof typeof commands) => ({ id, command: commands[id], class: 'tool' });
  return (
    <div class="drawing-tools" role="toolbar" aria-label={name}>
      <div class="tool-group">
        <CommandButton {...tool('drawing.pen')}>
          <PenIcon />
        </CommandButton>
        <CommandButton {...tool('drawing.eraser')}>
          <EraserIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton {...tool('drawing.thinner')}>
          <ThinnerIcon />
        </CommandButton>
        <PenSample drawing={drawing} />
        <CommandButton {...tool('drawing.thicker')}>
          <ThickerIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton {...tool('drawing.undo')}>
          <UndoIcon />
        </CommandButton>
        <CommandButton {...tool('drawing.redo')}>
          <RedoIcon />
        </CommandButton>
      </div>
      <div class="tool-group">
        <CommandButton {...tool('drawing.clear')}>
          <ClearIcon />
        </CommandButton>
      </div>
    </div>
  );
}

/** A dot that grows with the pen's width. */
function PenSample({ drawing }: { drawing: DrawingModel }) {
  const size = `${4 + 3 * drawing.penStep.value}px`;
  return (
    <span class="pen-sample" aria-hidden="true">
      <span style={{ width: size, height: size }} />
    </span>
  );
}
