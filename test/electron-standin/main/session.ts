import type { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { chromium } from './chromium';
import { protocol, toChromiumUrl } from './custom-schemes';
import { strict, strictEmitter } from './strict';

type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: Record<string, unknown>,
) => boolean;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;

/** Electron's name of a permission, and Chromium's. */
const permissions: [electron: string, chromium: string][] = [
  ['media', 'camera'],
  ['media', 'microphone'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['loopback-network', 'loopback-network'],
];

class StandInSession
  extends strictEmitter('session')
  implements Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>
{
  readonly protocol = protocol;
  private check: PermissionCheck | null = null;
  private request: PermissionRequest | null = null;

  setPermissionCheckHandler(handler: unknown) {
    this.check = handler as PermissionCheck | null;
  }

  setPermissionRequestHandler(handler: unknown) {
    this.request = handler as PermissionRequest | null;
  }

  /** Chromium cannot ask the app when a page asks it, so the app is asked before the page is loaded. */
  async applyPermissions(contents: EventEmitter, url: string): Promise<void> {
    const { origin } = new URL(toChromiumUrl(url));
    if (origin === 'null') return;
    for (const [permission, name] of permissions) {
      const isGranted =
        (this.check?.(contents, permission, url, {}) ?? true) &&
        (await this.isRequestGranted(contents, permission));
      const setting = isGranted ? 'granted' : 'denied';
      await chromium().browser.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }

  private isRequestGranted(contents: EventEmitter, permission: string): Promise<boolean> {
    const { request } = this;
    return request ? new Promise((resolve) => request(contents, permission, resolve)) : Promise.resolve(true);
  }
}

export const defaultSession = new StandInSession();

export const session = strict('session', { defaultSession });
