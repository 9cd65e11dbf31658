import type { Session, WebContents, WebFrameMain } from 'electron';
import { pageOrigin } from './app-scheme';

/** The page needs no permission of the system: no camera, no notifications, nothing but the dev server, if there is one. */
export function denyPermissions(session: Session, devServer?: string): void {
  const isGranted = (permission: string) => devServer !== undefined && permission === 'loopback-network';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
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
