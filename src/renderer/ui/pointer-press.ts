/** Whether a pointer is pressed. What would move the page waits: a target that moves away loses its click. */
export class PointerPress {
  readonly #pressed = new Set<number>();
  #waiting: (() => void)[] = [];

  begin(pointerId: number): void {
    this.#pressed.add(pointerId);
  }

  end(pointerId: number): void {
    this.#pressed.delete(pointerId);
    if (this.#pressed.size > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const action of waiting) action();
  }

  /** Acts at once, or when no pointer is pressed any more; what waits keeps its order. */
  afterwards(action: () => void): void {
    if (this.#pressed.size > 0) this.#waiting.push(action);
    else action();
  }
}

/** A click follows the release: with a mouse at once, with a finger once the browser knows that it was no gesture. */
const clickMs = 350;

/** Follows the window's pointers. */
export function listenForPresses(window: Window, press: PointerPress): void {
  const ending = new Map<number, ReturnType<typeof setTimeout>>();
  const begin = ({ pointerId }: PointerEvent) => {
    clearTimeout(ending.get(pointerId));
    press.begin(pointerId);
  };
  const end = ({ pointerId }: PointerEvent) => {
    clearTimeout(ending.get(pointerId));
    ending.set(
      pointerId,
      setTimeout(() => press.end(pointerId), clickMs),
    );
  };
  window.addEventListener('pointerdown', begin, { capture: true });
  window.addEventListener('pointerup', end, { capture: true });
  window.addEventListener('pointercancel', end, { capture: true });
  // A list or a menu of the system's keeps the release to itself.
  const notice = ({ pointerId, buttons }: PointerEvent) => {
    if (buttons === 0) press.end(pointerId);
  };
  window.addEventListener('pointermove', notice, { capture: true, passive: true });
}
