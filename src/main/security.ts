import type { Session, WebContents, WebFrameMain } from 'electron';
import { pageOrigin } from './app-scheme';

/** The page needs no permission of the system: no camera, no notifications, nothing. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}

/** The page stays where it is and opens nothing; a link or a dropped file cannot replace it. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** True for the top frame of our own page, the only one that main listens to. */
export function isOurPage(frame: WebFrameMain | null, contents: WebContents): boolean {
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${pageOrigin}/`);
}
