/**
 * Whether a person is in the middle of a click: a pointer is pressed, or a menu is open. What would move the page waits: a
 * target that moves away loses its click, and a menu moves with its button.
 */
export class PointerPress {
  /** Whether a menu is open. */
  isMenuOpen: () => boolean = () => false;
  readonly #pressed = new Set<number>();
  #waiting: (() => void)[] = [];

  begin(pointerId: number): void {
    this.#pressed.add(pointerId);
  }

  end(pointerId: number): void {
    this.#pressed.delete(pointerId);
    this.settle();
  }

  /** Does what has waited, unless there is still a reason to wait. */
  settle(): void {
    if (this.#waiting.length === 0 || this.#isHeld()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const action of waiting) action();
  }

  /** Acts at once, or when nothing is pressed or open any more; what waits keeps its order. */
  afterwards(action: () => void): void {
    this.#waiting.push(action);
    this.settle();
  }

  #isHeld(): boolean {
    return this.#pressed.size > 0 || this.isMenuOpen();
  }
}

/** A click follows the release: with a mouse at once, with a finger once the browser knows that it was no gesture. */
const clickMs = 350;

/** Follows the window's pointers and menus. */
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
  press.isMenuOpen = () => window.document.querySelector(':popover-open') !== null;
  // A menu that is removed with its view says nothing; a key has done that.
  for (const name of ['toggle', 'keyup'])
    window.addEventListener(name, () => press.settle(), { capture: true });
}
