import type { BrowserWindow } from 'electron';
import { presentationZoom } from './presentation-zoom';

/**
 * Keeps the page of a window in presentation size while `isWanted`, whatever size the window has; the returned function is
 * to be called when that changes.
 */
export function followPresentationSize(window: BrowserWindow, isWanted: () => boolean): () => void {
  const enlarge = () => window.webContents.setZoomFactor(presentationZoom(window.getBounds()));
  window.on('resize', () => {
    // Outside of it, a person may have chosen another zoom.
    if (isWanted()) enlarge();
  });
  return () => {
    if (isWanted()) enlarge();
    else window.webContents.setZoomFactor(1);
  };
}
