import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WindowBounds } from '../services/settings';
import { presentationZoom } from './presentation-zoom';

const defaultSize = { width: 1280, height: 800 };
const smallestSize = { minWidth: 1024, minHeight: 700 };

/** Creates the one window where it was last; it appears once its page is painted. */
export function createWindow(remembered: WindowBounds | null, isPresentation: boolean): BrowserWindow {
  const bounds = remembered && isOnSomeDisplay(remembered) ? remembered : null;
  const size = bounds ? { width: bounds.width, height: bounds.height } : defaultSize;
  const window = new BrowserWindow({
    ...(bounds ? { x: bounds.x, y: bounds.y } : {}),
    ...size,
    ...smallestSize,
    show: false,
    title: 'Inkling',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161719' : '#f6f6f4',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      zoomFactor: isPresentation ? presentationZoom(size) : 1,
      // Training and the chart continue behind other windows.
      backgroundThrottling: false,
    },
  });
  showOncePainted(window, bounds?.isMaximized ?? false);
  // The page's own title would replace the run's name.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** On Wayland `ready-to-show` may never come: a loaded page shows itself a second later in any case. */
function showOncePainted(window: BrowserWindow, isMaximized: boolean): void {
  let isShown = false;
  const show = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    // This shows a window; before it is painted there would be nothing to see.
    if (isMaximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => setTimeout(show, 1000));
}

/** The bounds of the window when it is not maximized, and whether it is maximized. */
export function boundsOf(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
}

/** Shows the name of the run on screen in the title. */
export function showName(window: BrowserWindow, name: string): void {
  window.setTitle(`${name} – Inkling`);
}

/** Brings the window to the front, for example when the app is started a second time. */
export function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function isOnSomeDisplay(bounds: Rectangle): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        bounds.x < workArea.x + workArea.width &&
        bounds.x + bounds.width > workArea.x &&
        bounds.y < workArea.y + workArea.height &&
        bounds.y + bounds.height > workArea.y,
    );
}
