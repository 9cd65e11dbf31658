import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DrawingModel } from './drawing-model';

export interface ActivePad {
  /** The pad that was used or shown last; keys and menu act on it. */
  active: Signal<DrawingModel>;
  /** The pad beside most views, which takes over when the active one goes. */
  usual: DrawingModel;
}

/** Apart from the application, so that pads can be part of any view. */
export const ActivePadContext = createContext<ActivePad | null>(null);

export function useActivePad(): ActivePad {
  const pad = useContext(ActivePadContext);
  if (pad === null) throw new Error('There is no ActivePadContext above this component.');
  return pad;
}
