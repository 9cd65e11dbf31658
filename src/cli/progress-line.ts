import type { TextOutput } from './text-output';

const barCells = 24;
const redrawIntervalMs = 100;
const eraseLine = '\r\x1b[K';

/** One line of a terminal, redrawn again and again; not shown elsewhere. */
export class ProgressLine {
  readonly #stderr: TextOutput;
  readonly #now: () => number;
  #shownAt = -Infinity;
  #isShown = false;

  /** `now`: milliseconds, from any start. */
  constructor({ stderr, now }: { stderr: TextOutput; now: () => number }) {
    this.#stderr = stderr;
    this.#now = now;
  }

  /** `fraction` from 0 to 1. */
  show(label: string, fraction: number, remark = ''): void {
    if (!this.#stderr.isTTY || this.#now() - this.#shownAt < redrawIntervalMs) return;
    const full = Math.round(fraction * barCells);
    const percent = `${Math.floor(fraction * 100)} %`.padStart(5);
    const line = `${label} ${'█'.repeat(full)}${'░'.repeat(barCells - full)} ${percent} ${remark}`;
    this.#stderr.write(eraseLine + line.slice(0, (this.#stderr.columns || 80) - 1));
    this.#shownAt = this.#now();
    this.#isShown = true;
  }

  /** Clears the line for other output. */
  clear(): void {
    if (this.#isShown) this.#stderr.write(eraseLine);
    this.#isShown = false;
    this.#shownAt = -Infinity;
  }
}

/** Formats seconds as "1:05" or "2:03:04". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
