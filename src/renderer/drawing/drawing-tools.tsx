import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import {
  ClearIcon,
  EraserIcon,
  OpenIcon,
  PenIcon,
  RedoIcon,
  SaveIcon,
  ThickerIcon,
  ThinnerIcon,
  UndoIcon,
} from '../ui/icons';
import type { DrawingModel } from './drawing-model';
import { padCommands } from './pad-commands';
import './drawing-tools.css';

/** A pad's tools: everything besides drawing. */
export function DrawingTools({
  drawing,
  name,
  children,
}: {
  drawing: DrawingModel;
  name: string;
  /** Further groups of tools. */
  children?: ComponentChildren;
}) {
  const tool = usePadTools(drawing);
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
      {children}
    </div>
  );
}

/** Buttons that open and save a pad's drawing. */
export function DrawingFileTools({ drawing }: { drawing: DrawingModel }) {
  const tool = usePadTools(drawing);
  return (
    <div class="tool-group">
      <CommandButton {...tool('drawing.open')}>
        <OpenIcon />
      </CommandButton>
      <CommandButton {...tool('drawing.save')}>
        <SaveIcon />
      </CommandButton>
    </div>
  );
}

/** Makes buttons act on this pad, whichever pad is active. */
function usePadTools(drawing: DrawingModel) {
  const { drawingFiles } = useApplication();
  const commands = useMemo(() => padCommands(() => drawing, drawingFiles), [drawing, drawingFiles]);
  return (id: keyof typeof commands) => ({ id, command: commands[id], class: 'tool' });
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
