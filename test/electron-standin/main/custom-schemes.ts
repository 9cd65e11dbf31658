import type { Protocol } from 'electron';
import { app } from './app';
import { strict } from './strict';

type Handler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

/**
 * A stock Chromium knows no schemes but its own. So `app://inkling/…` is `https://inkling.app.invalid/…` in the page:
 * a secure origin of its own, too, that no server can have. The app sees its own addresses throughout.
 */
export function toChromiumUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/i.exec(url);
  if (!match || !schemes.has(match[1])) return url;
  return `https://${match[2]}.${match[1]}.invalid${match[3] || '/'}`;
}

export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/]*)\.([^./]+)\.invalid(.*)$/.exec(url);
  return match && schemes.has(match[2]) ? `${match[2]}://${match[1]}${match[3]}` : url;
}

/** The app's own answer; undefined: a scheme that is Chromium's own. */
export function answerCustomScheme(request: Request): Promise<Response> | undefined {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  if (!schemes.has(scheme)) return undefined;
  const handler = handlers.get(scheme);
  if (!handler) return Promise.reject(new Error(`No handler for ${request.url}`));
  return Promise.resolve(handler(request));
}

const members: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'> = {
  registerSchemesAsPrivileged(customSchemes) {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of customSchemes) schemes.add(scheme);
  },
  handle(scheme, handler) {
    if (!schemes.has(scheme)) throw new Error(`The stand-in serves registered schemes only, not ${scheme}.`);
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
    handlers.set(scheme, handler as unknown as Handler);
  },
  unhandle(scheme) {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
};

export const protocol = strict('protocol', members);
