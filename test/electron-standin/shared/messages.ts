/** The isolated world of a page, where its preload runs; the name that Electron gives it too. */
export const isolatedWorldName = 'Electron Isolated Context';

/** The function that main adds to the isolated world: what it is called with arrives in main. */
export const sendFunctionName = '__standinSend';
/** The function that the isolated world offers to main. */
export const deliverFunctionName = '__standinDeliver';

/** Where in its own origin the page fetches a large message, by its number. */
export const messageAddress = '/__standin/messages/';

/** A question for the person in front of the window, as message boxes and file dialogs need it. */
export interface Question {
  message: string;
  detail: string;
  buttons: string[];
  defaultButton: number;
  cancelButton: number;
  /** Asks for one line of text, too. */
  field?: { label: string; text: string };
}

export interface Answer {
  button: number;
  text: string;
}

/** An item of the application menu as the page draws it. */
export interface MenuEntry {
  label: string;
  accelerator: string;
  kind: 'item' | 'separator' | 'submenu';
  isEnabled: boolean;
  isChecked: boolean;
  /** What the page sends back when it is chosen. */
  id: number;
  entries: MenuEntry[];
}

export type MessageToPage =
  | { type: 'send'; channel: string; parameters: unknown[] }
  | { type: 'reply'; id: number; value: unknown }
  | { type: 'refusal'; id: number; message: string }
  | { type: 'ask'; id: number; question: Question }
  | { type: 'menu'; entries: MenuEntry[] };

export type MessageFromPage =
  | { type: 'invoke'; id: number; channel: string; parameters: unknown[] }
  | { type: 'send'; channel: string; parameters: unknown[] }
  | { type: 'preload-failed'; error: Error }
  | { type: 'resized' }
  | { type: 'answer'; id: number; answer: Answer }
  | { type: 'menu-chosen'; id: number };

/** What the preload runner in the page has to know. */
export interface PreloadSetup {
  preloadUrl: string;
  preloadSource: string;
  /** The members of `process` that a sandboxed preload sees. */
  process: Record<string, unknown>;
  /** A person uses the window, so dialogs and menu are drawn in the page. */
  isInteractive: boolean;
}
