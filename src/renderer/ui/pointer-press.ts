/** Whether a pointer is pressed. What would move the page waits: a target that moves away loses its click. */
export class PointerPress {
  #isPressed = false;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#isPressed = true;
  }

  end(): void {
    this.#isPressed = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const action of waiting) action();
  }

  /** Acts at once, or when the pointer has been released; what waits keeps its order. */
  afterwards(action: () => void): void {
    if (this.#isPressed) this.#waiting.push(action);
    else action();
  }
}

/** Follows the window's pointer. */
export function listenForPresses(window: Window, press: PointerPress): void {
  window.addEventListener('pointerdown', () => press.begin(), { capture: true });
  // The click comes after these, and still has to find its target where it was.
  const end = () => setTimeout(() => press.end());
  window.addEventListener('pointerup', end, { capture: true });
  window.addEventListener('pointercancel', end, { capture: true });
  // A list or a menu of the system's keeps the release to itself.
  const notice = ({ buttons }: PointerEvent) => {
    if (buttons === 0) press.end();
  };
  window.addEventListener('pointermove', notice, { capture: true, passive: true });
}
