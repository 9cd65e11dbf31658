import { always, when } from '../ui/command';
import type { DrawingFiles } from './drawing-files';
import { penWidths, type DrawingModel } from './drawing-model';

/** The commands of a pad. */
export function padCommands(pad: () => DrawingModel, files: DrawingFiles) {
  return {
    'drawing.open': always(() => files.open(pad())),
    'drawing.save': when(
      () => pad().strokes.value.length > 0,
      () => files.save(pad()),
    ),
    'drawing.undo': when(
      () => pad().canUndo.value,
      () => pad().undo(),
    ),
    'drawing.redo': when(
      () => pad().canRedo.value,
      () => pad().redo(),
    ),
    'drawing.clear': when(
      () => !pad().isEmpty.value,
      () => pad().clear(),
    ),
    'drawing.pen': when(
      () => ({ isEnabled: true, isChecked: pad().tool.value === 'pen' }),
      () => void (pad().tool.value = 'pen'),
    ),
    'drawing.eraser': when(
      () => ({ isEnabled: true, isChecked: pad().tool.value === 'eraser' }),
      () => void (pad().tool.value = 'eraser'),
    ),
    'drawing.thinner': when(
      () => pad().penStep.value > 0,
      () => pad().changePenWidth(-1),
    ),
    'drawing.thicker': when(
      () => pad().penStep.value < penWidths.length - 1,
      () => pad().changePenWidth(1),
    ),
  };
}
