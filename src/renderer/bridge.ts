import type { InklingBridge } from '../contract/api';

declare global {
  interface Window {
    readonly inkling: InklingBridge;
  }
}

/** The page's only connection to main; no other renderer file touches `window.inkling`. */
export const bridge: InklingBridge = window.inkling;
