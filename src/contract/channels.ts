/** Electron's channel for a request; there is one channel a request, so that unknown ones go nowhere. */
export function requestChannel(name: string): string {
  return `inkling:${name}`;
}

/** Electron's one channel for events; the arguments are the event's name and its payload. */
export const eventChannel = 'inkling-event';
