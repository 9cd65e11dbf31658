import type { EventName, Events } from '../contract/api';

/** Tells the page something of the app's own accord. */
export type Emit = <Name extends EventName>(name: Name, event: Events[Name]) => void;
