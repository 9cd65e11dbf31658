import type { EventEmitter } from 'node:events';
import type { MessageFromPage, MessageToPage } from '../shared/messages';
import { deliverFunctionName, isolatedWorldName, messageAddress, sendFunctionName } from '../shared/messages';
import { decode, encode } from '../shared/structured-clone-text';
import type { CdpSession } from './cdp-connection';
import { ipcMain } from './ipc-main';

interface ContextCreated {
  context: { id: number; name: string; auxData?: { frameId?: string } };
}

/**
 * From here on a message is fetched by the page, in characters. The DevTools protocol carries a text through the page's
 * own thread at some 30 ms a megabyte, which no message of Electron's costs.
 */
const largeMessage = 20_000;

/** The messages between main and the isolated world of one page. */
export class PageIpc {
  /** Chromium's number for the isolated world; undefined while there is none. */
  private context: number | undefined;
  /** Large messages until the page has fetched them. */
  private readonly large = new Map<string, string>();
  private largeCount = 0;

  constructor(
    private readonly session: CdpSession,
    frameId: string,
    private readonly contents: EventEmitter & { mainFrame: unknown },
    private readonly receiveOther: (message: MessageFromPage) => void,
  ) {
    session.on('Runtime.executionContextCreated', ({ context }: ContextCreated) => {
      if (context.name === isolatedWorldName && context.auxData?.frameId === frameId)
        this.context = context.id;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.context = undefined;
      this.large.clear();
    });
    session.on('Runtime.bindingCalled', (call: { executionContextId: number; payload: string }) => {
      if (call.executionContextId === this.context)
        void this.receive(decode(call.payload) as MessageFromPage);
    });
  }

  async open(): Promise<void> {
    await this.session.send('Runtime.addBinding', {
      name: sendFunctionName,
      executionContextName: isolatedWorldName,
    });
  }

  /** A page without a preload hears nothing, as in Electron. Throws what cannot be cloned. */
  send(message: MessageToPage): void {
    const text = encode(message);
    if (this.context === undefined) return;
    this.session
      .send('Runtime.evaluate', {
        expression: `${deliverFunctionName}(${JSON.stringify(text.length < largeMessage ? text : this.keep(text))})`,
        contextId: this.context,
      })
      // The page may have gone meanwhile.
      .catch(() => undefined);
  }

  /** The large message that is fetched from this path; undefined: none is. */
  takeLarge(path: string): string | undefined {
    const text = this.large.get(path);
    this.large.delete(path);
    return text;
  }

  private keep(text: string): string {
    const path = `${messageAddress}${++this.largeCount}`;
    this.large.set(path, text);
    return path;
  }

  private async receive(message: MessageFromPage): Promise<void> {
    if (message.type === 'invoke') await this.answer(message);
    else if (message.type === 'send') ipcMain.emit(message.channel, this.event(), ...message.parameters);
    else this.receiveOther(message);
  }

  private async answer({ id, channel, parameters }: Extract<MessageFromPage, { type: 'invoke' }>) {
    try {
      this.send({ type: 'reply', id, value: await ipcMain.answer(channel, this.event(), parameters) });
    } catch (error) {
      this.send({
        type: 'refusal',
        id,
        message: `Error invoking remote method '${channel}': ${String(error)}`,
      });
    }
  }

  private event() {
    return { type: 'frame', sender: this.contents, senderFrame: this.contents.mainFrame };
  }
}
