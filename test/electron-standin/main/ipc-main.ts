import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { strictEmitter } from './strict';

type Handler = (event: IpcMainInvokeEvent, ...parameters: unknown[]) => unknown;

class StandInIpcMain extends strictEmitter('ipcMain') implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler) {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string) {
    this.handlers.delete(channel);
  }

  /** Called by the stand-in for what a page asks. */
  async answer(channel: string, event: unknown, parameters: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event as IpcMainInvokeEvent, ...parameters);
  }
}

export const ipcMain = new StandInIpcMain();
