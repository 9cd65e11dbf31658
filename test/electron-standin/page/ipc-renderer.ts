import { encode } from '../shared/structured-clone-text';
import type { MessageFromPage, MessageToPage } from '../shared/messages';
import { Emitter } from './emitter';

/** ipcRenderer: what a preload can say to main, and hears from it. */
export class IpcRenderer extends Emitter {
  private requestCount = 0;
  private readonly requests = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();

  constructor(private readonly post: (text: string) => void) {
    super();
  }

  send(channel: string, ...parameters: unknown[]): void {
    this.postMessage({ type: 'send', channel, parameters });
  }

  invoke(channel: string, ...parameters: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.requestCount;
      this.postMessage({ type: 'invoke', id, channel, parameters });
      this.requests.set(id, { resolve, reject });
    });
  }

  /** Takes what main sent to a channel, or its answer to a request. */
  receive(message: Extract<MessageToPage, { type: 'send' | 'reply' | 'refusal' }>): void {
    if (message.type === 'send') {
      this.emit(message.channel, { sender: this, ports: [] }, ...message.parameters);
      return;
    }
    const request = this.requests.get(message.id);
    this.requests.delete(message.id);
    if (message.type === 'reply') request?.resolve(message.value);
    else request?.reject(new Error(message.message));
  }

  private postMessage(message: MessageFromPage): void {
    this.post(encode(message));
  }
}
