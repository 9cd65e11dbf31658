import { EventEmitter } from 'node:events';

/** What JavaScript itself looks for on any value. */
const alwaysAllowed = new Set<string | symbol>([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'name',
  'length',
]);

/**
 * Makes reading a member that `object` lacks an error that names it, so that an app which needs more of Electron than
 * the stand-in has is told so, instead of finding `undefined`.
 */
export function strict<Type extends object>(name: string, object: Type): Type {
  Object.setPrototypeOf(object, strictPrototype(name, Object.getPrototypeOf(object) as object));
  return object;
}

/** The event emitter to extend for a strict class. */
export function strictEmitter(name: string): new () => EventEmitter {
  class StrictEmitter extends EventEmitter {}
  Object.setPrototypeOf(StrictEmitter.prototype, strictPrototype(name, EventEmitter.prototype));
  return StrictEmitter;
}

function strictPrototype(name: string, prototype: object): object {
  return new Proxy(prototype, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || alwaysAllowed.has(key)) {
        return Reflect.get(target, key, receiver) as unknown;
      }
      throw new Error(`The stand-in for Electron has no ${name}.${key}.`);
    },
  });
}
