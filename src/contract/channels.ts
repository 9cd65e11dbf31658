/** Electron's channel for a request; each request has its own channel, so unknown ones go nowhere. */
export function requestChannel(name: string): string {
  return `inkling:${name}`;
}

/** Electron's single channel for events; the arguments are the event's name and its payload. */
export const eventChannel = 'inkling-event';
