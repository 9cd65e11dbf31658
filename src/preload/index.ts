import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, InklingBridge } from '../contract/api';
import { eventChannel, requestChannel } from '../contract/channels';

type Listener = (event: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: EventName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge: InklingBridge = {
  request: (name, ...parameters) => ipcRenderer.invoke(requestChannel(name), ...parameters),
  on: (name, listener) => {
    const ofName = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, ofName.add(listener as Listener));
    return () => void ofName.delete(listener as Listener);
  },
};

contextBridge.exposeInMainWorld('inkling', Object.freeze(bridge));
