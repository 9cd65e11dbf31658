import { usualPressure, type InkStroke, type PadPoint, type PenPoint } from './ink';

// All lengths are fractions of the pad's height: a screen pixel is 0.003, a pixel of the network's picture 0.05.

/** A report closer than this to the previous one replaces it. */
const closestReports = 0.0015;
/** A report is averaged with its neighbours up to this distance along the line; this evens out pixels and trembling. */
const neighbourhood = 0.012;
/** No report is moved farther than this, so that small shapes and sharp corners are kept. */
export const farthestMove = 0.004;
/** Where the pointer was fast, reports are joined by a curve; its segments are at most this far from it. */
const flatness = 0.0004;
/** Cosine of the smallest turn that makes a report a corner and not part of a curve. */
const cornerCosine = 0.3;

/** A point that the pointer reported, the length of the line up to it, and its smoothed position. */
interface Report {
  raw: Required<PenPoint>;
  along: number;
  smooth: Required<PenPoint>;
}

/**
 * The line through a pointer's reports, smoothed while it grows.
 *
 * A report is averaged with equal lengths of the line before and after it, so that nothing lags behind the pointer; the
 * line's end is always the newest report itself. Only points in the neighbourhood of that end can still move;
 * everything farther back is finished.
 */
export class SmoothLine {
  readonly #width: number;
  readonly #hasPressure: boolean;
  readonly #reports: Report[] = [];
  /** Reports before this one no longer move. */
  #firstMovable = 1;
  /** The finished points lead up to this report. */
  #lastFinished = 0;
  readonly #points: PadPoint[] = [];
  readonly #pressures: number[] = [];

  constructor(start: PenPoint, width: number) {
    this.#width = width;
    this.#hasPressure = start[2] !== undefined;
    const raw = withPressure(start);
    this.#reports.push({ raw, along: 0, smooth: raw });
    this.#finish([raw]);
  }

  add(point: PenPoint): void {
    const reports = this.#reports;
    const raw = withPressure(point);
    const isPreliminary =
      reports.length > 1 && distance(reports.at(-2)!.raw, reports.at(-1)!.raw) < closestReports;
    if (isPreliminary) reports.pop();
    const last = reports.at(-1)!;
    const step = distance(last.raw, raw);
    if (step > 0) reports.push({ raw, along: last.along + step, smooth: raw });
    this.#smoothEnd();
  }

  /** The line so far, from the first report to the newest. */
  stroke(): InkStroke {
    const points = [...this.#points];
    const pressures = [...this.#pressures];
    for (let index = this.#lastFinished; index < this.#reports.length - 1; index++) {
      for (const [x, y, pressure] of this.#curveAfter(index)) {
        points.push([x, y]);
        pressures.push(pressure);
      }
    }
    return { points, width: this.#width, ...(this.#hasPressure && { pressures }) };
  }

  #finish(line: readonly Required<PenPoint>[]): void {
    for (const [x, y, pressure] of line) {
      this.#points.push([x, y]);
      this.#pressures.push(pressure);
    }
  }

  #smoothEnd(): void {
    const reports = this.#reports;
    for (let index = this.#firstMovable; index < reports.length - 1; index++) {
      reports[index].smooth = this.#smoothed(index);
    }
    // The next report may replace the newest one, so the one before it decides what is out of reach.
    const settledUpTo = (reports.at(-2)?.along ?? 0) - neighbourhood;
    while (this.#firstMovable < reports.length && reports[this.#firstMovable].along <= settledUpTo) {
      this.#firstMovable++;
    }
    // A curve depends on one report beyond each end.
    while (this.#lastFinished + 2 < this.#firstMovable) {
      this.#finish(this.#curveAfter(this.#lastFinished));
      this.#lastFinished++;
    }
  }

  /** Mean of the report and its neighbours, weighted by nearness; equally far in both directions. */
  #smoothed(index: number): Required<PenPoint> {
    const reports = this.#reports;
    const { raw, along } = reports[index];
    const reach = Math.min(neighbourhood, along, reports.at(-1)!.along - along);
    let [weights, x, y, pressure] = [1, ...raw];
    const include = (neighbour: Report | undefined): boolean => {
      const away = neighbour === undefined ? 1 : Math.abs(neighbour.along - along) / reach;
      if (neighbour === undefined || away >= 1) return false;
      const weight = (1 - away * away) ** 2;
      weights += weight;
      x += weight * neighbour.raw[0];
      y += weight * neighbour.raw[1];
      pressure += weight * neighbour.raw[2];
      return true;
    };
    for (let back = index - 1; include(reports[back]); back--);
    for (let forth = index + 1; include(reports[forth]); forth++);
    const [dx, dy] = [x / weights - raw[0], y / weights - raw[1]];
    const part = Math.min(1, farthestMove / Math.max(Math.hypot(dx, dy), Number.MIN_VALUE));
    return [raw[0] + part * dx, raw[1] + part * dy, pressure / weights];
  }

  /** The points after report `index` up to the next one, on a cubic Hermite curve through both. */
  #curveAfter(index: number): Required<PenPoint>[] {
    const from = this.#reports[index].smooth;
    const to = this.#reports[index + 1].smooth;
    const chord = [to[0] - from[0], to[1] - from[1]] as const;
    const out = this.#directionAt(index, chord);
    const into = this.#directionAt(index + 1, chord);
    // The curve is never farther than this from its chord, and n segments are n² times as close to it.
    const bulge = (4 / 27) * (distance(out, chord) + distance(into, chord));
    const segments = Math.max(1, Math.ceil(Math.sqrt(bulge / flatness)));
    return Array.from({ length: segments }, (_, segment) => {
      const t = (segment + 1) / segments;
      return [
        hermite(from[0], to[0], out[0], into[0], t),
        hermite(from[1], to[1], out[1], into[1], t),
        from[2] + t * (to[2] - from[2]),
      ];
    });
  }

  /** The curve's direction at a report, as long as the chord; at the ends and at corners that of the chord. */
  #directionAt(index: number, chord: PadPoint): PadPoint {
    const [before, at, after] = [this.#reports[index - 1], this.#reports[index], this.#reports[index + 1]];
    if (before === undefined || after === undefined) return chord;
    const [toX, toY] = [at.smooth[0] - before.smooth[0], at.smooth[1] - before.smooth[1]];
    const [onX, onY] = [after.smooth[0] - at.smooth[0], after.smooth[1] - at.smooth[1]];
    const [to, on] = [Math.hypot(toX, toY), Math.hypot(onX, onY)];
    if (toX * onX + toY * onY <= cornerCosine * to * on) return chord;
    // The direction of the parabola through the three points, in which the nearer neighbour counts more.
    const length = Math.hypot(...chord) / (to + on);
    return [length * ((toX / to) * on + (onX / on) * to), length * ((toY / to) * on + (onY / on) * to)];
  }
}

function withPressure([x, y, pressure = usualPressure]: PenPoint): Required<PenPoint> {
  return [x, y, pressure];
}

function distance(from: PenPoint, to: PenPoint): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** The cubic from `start` to `end` with these slopes, at `t` from 0 to 1. */
function hermite(start: number, end: number, startSlope: number, endSlope: number, t: number): number {
  const rest = 1 - t;
  return (
    rest * rest * ((1 + 2 * t) * start + t * startSlope) + t * t * ((1 + 2 * rest) * end - rest * endSlope)
  );
}
