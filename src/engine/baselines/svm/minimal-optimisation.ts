/** The two classes of a machine: its answer is positive for the first and negative for the second. */
export type Side = 0 | 1;
const sides = [0, 1] as const;

/** Values K(x, y) of a kernel, with K(x, x) = 1, of the points of a machine; each point has a number on its side. */
export interface KernelValues {
  /** The number of points on each side. */
  readonly counts: readonly [number, number];
  /** Where segments lie. */
  readonly values: Float32Array;
  /** Start of the values of a point with all points of a side; they stay there until four other segments are requested. */
  segment(side: Side, point: number, other: Side): number;
}

/** How a machine is trained. */
export interface MachineSettings {
  /** The bound on what a single point adds. */
  c: number;
  /** Largest violation of the conditions of optimality at which training ends. */
  tolerance: number;
}

/**
 * A trained machine: f(x) = sum of coefficient * K(point, x) + bias. The coefficients, alpha times the class, are 0 to C
 * on the first side and -C to 0 on the second.
 */
export interface Machine {
  coefficients: readonly [Float64Array, Float64Array];
  bias: number;
}

/** LIBSVM's: where two points are the same, their curvature is taken for this. */
const smallestCurvature = 1e-12;
/** LIBSVM's: after this many iterations, points that are likely to stay at their bound are left out. */
const shrinkInterval = 1_000;
/** LIBSVM's: all points are looked at again when the violation is this many times the tolerance. */
const nearlyDone = 10;
/** LIBSVM's: no machine takes longer. */
const mostIterations = 10_000_000;
const iterationsPerTurn = 8;
const rowsPerTurn = 64;

/**
 * Trains one machine by sequential minimal optimisation; yields every few milliseconds.
 *
 * Working sets by second-order information (Fan, Chen and Lin 2005) and shrinking, as in LIBSVM (Chang and Lin 2011).
 * It is written with coefficients instead of alphas: what the classes' signs decide there, their bounds decide here.
 * Points that are left out cost no time, but their kernel values are still computed: whole segments are fast.
 */
export function* trainMachine(kernel: KernelValues, settings: MachineSettings): Generator<void, Machine> {
  const optimisation = new Optimisation(kernel, settings);
  const points = kernel.counts[0] + kernel.counts[1];
  const interval = Math.min(points, shrinkInterval);
  let isNearlyDone = false;
  let untilShrinking = interval;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (iteration % iterationsPerTurn === 0) yield;
    if (--untilShrinking === 0) {
      untilShrinking = interval;
      if (!isNearlyDone && optimisation.violation() <= nearlyDone * settings.tolerance) {
        isNearlyDone = true;
        yield* optimisation.restore();
      }
      optimisation.shrink();
    }
    if (optimisation.improve()) continue;
    if (!optimisation.isShrunk) break;
    yield* optimisation.restore();
    if (!optimisation.improve()) break;
    untilShrinking = 1;
  }
  yield* optimisation.restore();
  return optimisation.machine();
}

/** What a machine knows of the points of one side. */
class Points {
  readonly coefficients: Float64Array;
  /**
   * (points): 1 or -1 minus f(x), without the bias. At the optimum no error of a point whose coefficient can rise is
   * larger than one of a point whose coefficient can fall. Kept up for the active points.
   */
  readonly errors: Float64Array;
  /** The active points are the first ones. */
  readonly order: Int32Array;
  active: number;
  readonly lower: number;
  readonly upper: number;
  readonly target: number;

  constructor(side: Side, count: number, c: number) {
    this.target = side === 0 ? 1 : -1;
    this.lower = side === 0 ? 0 : -c;
    this.upper = side === 0 ? c : 0;
    this.coefficients = new Float64Array(count);
    this.errors = new Float64Array(count).fill(this.target);
    this.order = Int32Array.from({ length: count }, (_, point) => point);
    this.active = count;
  }

  /** The active point with the largest error whose coefficient can rise; -1 when none can. */
  largestThatCanRise(): number {
    const { coefficients, errors, order, active, upper } = this;
    let best = -1;
    let largest = -Infinity;
    for (let index = 0; index < active; index++) {
      const point = order[index];
      if (errors[point] > largest && coefficients[point] < upper) {
        largest = errors[point];
        best = point;
      }
    }
    return best;
  }

  /** The smallest error of an active point whose coefficient can fall; Infinity when none can. */
  smallestThatCanFall(): number {
    const { coefficients, errors, order, active, lower } = this;
    let smallest = Infinity;
    for (let index = 0; index < active; index++) {
      const point = order[index];
      if (errors[point] < smallest && coefficients[point] > lower) smallest = errors[point];
    }
    return smallest;
  }

  /** Errors -= step * (values of one segment - those of another). */
  move(values: Float32Array, rising: number, falling: number, step: number): void {
    const { errors, order, active } = this;
    for (let index = 0; index < active; index++) {
      const point = order[index];
      errors[point] -= step * (values[rising + point] - values[falling + point]);
    }
  }

  /** Leaves out the active points for which this is true. */
  leaveOut(isLeftOut: (coefficient: number, error: number) => boolean): void {
    const { coefficients, errors, order } = this;
    for (let index = this.active - 1; index >= 0; index--) {
      const point = order[index];
      if (!isLeftOut(coefficients[point], errors[point])) continue;
      this.active--;
      order[index] = order[this.active];
      order[this.active] = point;
    }
  }
}

/** The best partner of a point so far, as a fraction whose parts are compared without dividing. */
interface Partner {
  side: Side;
  /** -1: none yet. */
  point: number;
  squaredDifference: number;
  curvature: number;
}

class Optimisation {
  readonly #kernel: KernelValues;
  readonly #tolerance: number;
  readonly #points: readonly [Points, Points];

  constructor(kernel: KernelValues, { c, tolerance }: MachineSettings) {
    this.#kernel = kernel;
    this.#tolerance = tolerance;
    this.#points = [new Points(0, kernel.counts[0], c), new Points(1, kernel.counts[1], c)];
  }

  get isShrunk(): boolean {
    return this.#points.some(({ active, order }) => active < order.length);
  }

  /** Moves the two coefficients that promise most; false when no two active points violate optimality enough. */
  improve(): boolean {
    const rising = this.#rising();
    if (rising === null) return false;
    const { side, point } = rising;
    const own = this.#points[side];
    const error = own.errors[point];
    const partner: Partner = { side: 0, point: -1, squaredDifference: 0, curvature: 1 };
    let smallest = Infinity;
    for (const other of sides) {
      const start = this.#kernel.segment(side, point, other);
      smallest = Math.min(smallest, this.#findPartner(other, error, start, partner));
    }
    if (error - smallest < this.#tolerance || partner.point === -1) return false;
    this.#step(side, point, partner);
    return true;
  }

  /** By how much the worst two active points violate the conditions of optimality. */
  violation(): number {
    return this.#largestError() - this.#smallestError();
  }

  /** Leaves out points at a bound whose error says that they stay there. */
  shrink(): void {
    const largest = this.#largestError();
    const smallest = this.#smallestError();
    for (const points of this.#points) {
      const { lower, upper } = points;
      points.leaveOut(
        (coefficient, error) =>
          (coefficient === upper && error > largest) || (coefficient === lower && error < smallest),
      );
    }
  }

  /** Looks at all points again: computes the errors of those left out. */
  *restore(): Generator<void, void> {
    if (!this.isShrunk) return;
    const { values } = this.#kernel;
    let rows = 0;
    for (const { errors, order, active, target } of this.#points) {
      for (let index = active; index < order.length; index++) errors[order[index]] = target;
    }
    for (const side of sides) {
      const { coefficients } = this.#points[side];
      for (let point = 0; point < coefficients.length; point++) {
        if (coefficients[point] === 0) continue;
        for (const other of sides) {
          const start = this.#kernel.segment(side, point, other);
          const { errors, order, active } = this.#points[other];
          for (let index = active; index < order.length; index++) {
            errors[order[index]] -= coefficients[point] * values[start + order[index]];
          }
        }
        if (++rows % rowsPerTurn === 0) yield;
      }
    }
    for (const points of this.#points) points.active = points.order.length;
  }

  machine(): Machine {
    const [first, second] = this.#points;
    return { coefficients: [first.coefficients, second.coefficients], bias: this.#bias() };
  }

  /** The mean error of the points between their bounds; without any, the middle of what the others allow. */
  #bias(): number {
    let sum = 0;
    let count = 0;
    for (const { coefficients, errors, lower, upper } of this.#points) {
      for (let point = 0; point < errors.length; point++) {
        if (coefficients[point] === lower || coefficients[point] === upper) continue;
        sum += errors[point];
        count++;
      }
    }
    return count > 0 ? sum / count : (this.#largestError() + this.#smallestError()) / 2;
  }

  #rising(): { side: Side; point: number } | null {
    const [first, second] = this.#points.map((points) => points.largestThatCanRise());
    if (first === -1 && second === -1) return null;
    const side =
      second === -1 || (first !== -1 && this.#points[0].errors[first] >= this.#points[1].errors[second])
        ? 0
        : 1;
    return { side, point: side === 0 ? first : second };
  }

  #largestError(): number {
    const rising = this.#rising();
    return rising === null ? -Infinity : this.#points[rising.side].errors[rising.point];
  }

  #smallestError(): number {
    return Math.min(...this.#points.map((points) => points.smallestThatCanFall()));
  }

  /** Replaces the partner by a better one of a side; returns the smallest error of a point there that can fall. */
  #findPartner(side: Side, error: number, start: number, partner: Partner): number {
    const { coefficients, errors, order, active, lower } = this.#points[side];
    const { values } = this.#kernel;
    let { point: best, squaredDifference, curvature } = partner;
    let smallest = Infinity;
    for (let index = 0; index < active; index++) {
      const point = order[index];
      if (coefficients[point] <= lower) continue;
      if (errors[point] < smallest) smallest = errors[point];
      const difference = error - errors[point];
      if (difference <= 0) continue;
      const ownCurvature = curvatureOf(values[start + point]);
      if (difference * difference * curvature > squaredDifference * ownCurvature) {
        best = point;
        squaredDifference = difference * difference;
        curvature = ownCurvature;
        partner.side = side;
      }
    }
    partner.point = best;
    partner.squaredDifference = squaredDifference;
    partner.curvature = curvature;
    return smallest;
  }

  /** Raises one coefficient and lowers the other by the same step, up to their bounds. */
  #step(side: Side, point: number, partner: Partner): void {
    const { values } = this.#kernel;
    const own = this.#points[side];
    const other = this.#points[partner.side];
    const roomAbove = own.upper - own.coefficients[point];
    const roomBelow = other.coefficients[partner.point] - other.lower;
    const difference = own.errors[point] - other.errors[partner.point];
    const step = Math.min(difference / partner.curvature, roomAbove, roomBelow);
    // A bound is set rather than reached: a sum may miss it by its last bit, and the point would seem free.
    own.coefficients[point] = step === roomAbove ? own.upper : own.coefficients[point] + step;
    other.coefficients[partner.point] =
      step === roomBelow ? other.lower : other.coefficients[partner.point] - step;
    for (const moved of sides) {
      const rising = this.#kernel.segment(side, point, moved);
      const falling = this.#kernel.segment(partner.side, partner.point, moved);
      this.#points[moved].move(values, rising, falling, step);
    }
  }
}

/** K(x, x) + K(y, y) - 2 K(x, y): how the objective curves along the direction of two points. */
function curvatureOf(value: number): number {
  return Math.max(2 - 2 * value, smallestCurvature);
}
