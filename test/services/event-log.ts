import type { EventName, Events, Emit } from '../../src/contract/api';

type Told = { [Name in EventName]: { name: Name; event: Events[Name] } }[EventName];

/** Everything that was told to the page, and a way to wait for it. */
export class EventLog {
  /** Oldest first. */
  readonly #told: Told[] = [];
  #listeners: (() => void)[] = [];

  readonly emit: Emit = (name, event) => {
    this.#told.push({ name, event } as Told);
    for (const listener of this.#listeners.splice(0)) listener();
  };

  /** All events so far, oldest first. */
  get all(): readonly Told[] {
    return this.#told;
  }

  /** All events of a name so far, oldest first. */
  of<Name extends EventName>(name: Name): Events[Name][] {
    return this.#told.filter((entry) => entry.name === name).map(({ event }) => event as Events[Name]);
  }

  /** Resolves with the first event that fits, be it past or to come. */
  async until<Name extends EventName>(
    name: Name,
    fits: (event: Events[Name]) => boolean,
  ): Promise<Events[Name]> {
    for (;;) {
      const found = this.of(name).find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  forget(): void {
    this.#told.length = 0;
  }
}
