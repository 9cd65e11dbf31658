import type { App, Session, WebContents, WebFrameMain } from 'electron';
import { pageOrigin } from './app-scheme';

/** Denies the page downloads and all system permissions, such as the camera; it may only connect to a dev server. */
export function denyPermissions(session: Session, devServer?: string): void {
  const isGranted = (permission: string) => devServer !== undefined && permission === 'loopback-network';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps every page where it is and lets it open nothing; a link or a dropped file cannot replace it. */
export function confinePages(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** True for the top frame of our own page, the only one that main accepts requests from. */
export function isOurPage(frame: WebFrameMain | null, contents: WebContents): boolean {
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${pageOrigin}/`);
}
