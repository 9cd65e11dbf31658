type Listener = (...parameters: unknown[]) => void;

/** As much of Node's EventEmitter as ipcRenderer offers. */
export class Emitter {
  private readonly listeners = new Map<string, { listener: Listener; call: Listener }[]>();

  on(name: string, listener: Listener): this {
    return this.add(name, listener, listener);
  }

  once(name: string, listener: Listener): this {
    return this.add(name, listener, (...parameters) => {
      this.off(name, listener);
      listener(...parameters);
    });
  }

  off(name: string, listener: Listener): this {
    const remaining = (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener);
    this.listeners.set(name, remaining);
    return this;
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener);
  }

  emit(name: string, ...parameters: unknown[]): boolean {
    const entries = this.listeners.get(name) ?? [];
    for (const { call } of entries) call.apply(this, parameters);
    return entries.length > 0;
  }

  private add(name: string, listener: Listener, call: Listener): this {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, call }]);
    return this;
  }
}
