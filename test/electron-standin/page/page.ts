/** What the stand-in puts into a page before the page's own scripts: one part for each of the two worlds. */
import { ContextBridge } from './context-bridge';

export { runPreload } from './preload-runner';

/** Receives, in the page's own world, what the preload exposes. */
export function openMainWorld(): void {
  if (window === window.top) new ContextBridge('page', 'preload');
}
