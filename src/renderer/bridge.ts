import type { InklingBridge } from '../contract/api';

declare global {
  interface Window {
    readonly inkling: InklingBridge;
  }
}

/** The only way out of the page; no other file of this room touches `window.inkling`. */
export const bridge: InklingBridge = window.inkling;
