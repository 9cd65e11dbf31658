import type { MessageFromPage, MessageToPage, PreloadSetup } from '../shared/messages';
import { deliverFunctionName, messageAddress } from '../shared/messages';
import { preloadPrefix, preloadSuffix } from '../shared/preload-wrapper';
import { decode, encode } from '../shared/structured-clone-text';
import { ask } from './ask';
import { ContextBridge } from './context-bridge';
import { IpcRenderer } from './ipc-renderer';
import { showMenuBar } from './menu-bar';

type PreloadFunction = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
  global: unknown,
) => void;

/** Runs the preload in the isolated world as Electron's sandbox does: with its own small `require`. */
export function runPreload(setup: PreloadSetup, post: (text: string) => void): void {
  if (window !== window.top) return;
  const send = (message: MessageFromPage) => post(encode(message));
  const ipcRenderer = new IpcRenderer(post);
  Object.defineProperty(globalThis, deliverFunctionName, {
    value: inOrder((text) => receive(decode(text) as MessageToPage, ipcRenderer, send)),
  });
  window.addEventListener('resize', () => send({ type: 'resized' }));
  if (setup.isInteractive) askBeforeClosing();

  const bridge = new ContextBridge('preload', 'page');
  const electron = strictModule({
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api) },
  });
  try {
    const wrapped = preloadPrefix + setup.preloadSource + preloadSuffix(setup.preloadUrl);
    const preload = (0, eval)(wrapped) as PreloadFunction;
    const module = { exports: {} };
    preload(requireFrom(electron), module, module.exports, setup.process, globalThis);
  } catch (error) {
    console.error(`Unable to load preload script: ${setup.preloadUrl}`, error);
    send({ type: 'preload-failed', error: error as Error });
  }
}

/** Takes messages, or the addresses of large ones, and gives them on in the order in which they came. */
function inOrder(give: (text: string) => void): (textOrAddress: string) => void {
  let waiting = 0;
  let last = Promise.resolve();
  return (textOrAddress) => {
    const isAddress = textOrAddress.startsWith(messageAddress);
    if (!isAddress && waiting === 0) return give(textOrAddress);
    const text = isAddress ? fetch(textOrAddress).then((response) => response.text()) : textOrAddress;
    waiting++;
    last = last
      .then(async () => give(await text))
      .catch((error: unknown) => console.error(error))
      .finally(() => waiting--);
  };
}

function receive(
  message: MessageToPage,
  ipcRenderer: IpcRenderer,
  send: (message: MessageFromPage) => void,
): void {
  if (message.type === 'ask') {
    void ask(message.question).then((answer) => send({ type: 'answer', id: message.id, answer }));
  } else if (message.type === 'menu') {
    showMenuBar(message.entries, (id) => send({ type: 'menu-chosen', id }));
  } else {
    ipcRenderer.receive(message);
  }
}

/** Chromium then asks the stand-in before it closes the window, and the stand-in asks the app. */
function askBeforeClosing(): void {
  window.addEventListener('beforeunload', (event) => event.preventDefault());
}

function requireFrom(electron: unknown): (name: string) => unknown {
  return (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
}

function strictModule(members: Record<string, unknown>): unknown {
  return new Proxy(members, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return Reflect.get(target, name) as unknown;
      throw new Error(`electron.${name} is not part of the stand-in's preload.`);
    },
  });
}
