import type { Stroke } from '../../src/contract/drawings';
import { smoothCurve } from '../../src/engine/synthesis/smooth-curve';
import type { Random } from '../../src/engine/random';

type Draw = (random: Random) => Stroke[];

/** Ways to scribble lines that are not a digit, about one unit high and wide. */
const ways: readonly Draw[] = [crossing, wandering, strolling, jagged, star, hatching, lines];

export function scribble(random: Random): Stroke[] {
  return ways[random.integerBelow(ways.length)](random);
}

/** Two or more straight lines through roughly the middle, unlike those of a four or seven. */
function crossing(random: Random): Stroke[] {
  const count = 2 + (random.uniform() < 0.3 ? 1 + random.integerBelow(3) : 0);
  const turn = Math.PI * random.uniform();
  return Array.from({ length: count }, (_, line) => {
    const angle = turn + (Math.PI * (line + 0.16 * random.gaussian())) / count;
    const [x, y] = [0.08 * random.gaussian(), 0.08 * random.gaussian()];
    const [one, other] = [0.5 + 0.08 * random.gaussian(), 0.5 + 0.08 * random.gaussian()];
    return [
      [x + one * Math.cos(angle), y + one * Math.sin(angle)],
      [x - other * Math.cos(angle), y - other * Math.sin(angle)],
    ];
  });
}

/** A pen that wanders without a goal, more or less steadily. */
function wandering(random: Random): Stroke[] {
  const points = 8 + random.integerBelow(22);
  return [smoothCurve(Array.from({ length: points }, () => [random.uniform(), random.uniform()] as const))];
}

/** A pen that turns this way and that, and stays on the paper. */
function strolling(random: Random): Stroke[] {
  const swerve = 0.2 + 1.3 * random.uniform();
  const steps = 40 + random.integerBelow(120);
  const within = (value: number) => Math.min(1, Math.max(0, value));
  let [x, y, angle] = [0.5, 0.5, 2 * Math.PI * random.uniform()];
  return [
    Array.from({ length: steps }, () => {
      angle += swerve * random.gaussian();
      [x, y] = [within(x + 0.08 * Math.cos(angle)), within(y + 0.08 * Math.sin(angle))];
      return [x, y] as const;
    }),
  ];
}

/** A zigzag up and down that moves to one side. */
function jagged(random: Random): Stroke[] {
  const turns = 5 + random.integerBelow(9);
  const height = 0.4 + 0.8 * random.uniform();
  const points = Array.from(
    { length: turns },
    (_, turn) =>
      [turn / turns + 0.04 * random.gaussian(), (turn % 2) * height + 0.1 * random.gaussian()] as const,
  );
  return [turned(random.uniform() < 0.5 ? points : smoothCurve(points), random)];
}

/** A closed line with corners: a triangle, a square, a star. */
function star(random: Random): Stroke[] {
  const corners = 3 + random.integerBelow(4);
  const step = corners > 4 && random.uniform() < 0.5 ? 2 : 1;
  const start = 2 * Math.PI * random.uniform();
  return [
    Array.from({ length: corners + 1 }, (_, corner) => {
      const angle = start + (2 * Math.PI * step * (corner % corners)) / corners;
      return [Math.cos(angle) + 0.1 * random.gaussian(), Math.sin(angle) + 0.1 * random.gaussian()] as const;
    }),
  ];
}

/** Lines back and forth that fill an area. */
function hatching(random: Random): Stroke[] {
  const count = 8 + random.integerBelow(16);
  const points = Array.from(
    { length: count },
    (_, line) =>
      [(line % 2) + 0.06 * random.gaussian(), (1.2 * line) / count + 0.03 * random.gaussian()] as const,
  );
  return [turned(points, random)];
}

/** Three to six straight lines anywhere. */
function lines(random: Random): Stroke[] {
  const end = () => [random.uniform(), random.uniform()] as const;
  return Array.from({ length: 3 + random.integerBelow(4) }, () => [end(), end()]);
}

function turned(stroke: Stroke, random: Random): Stroke {
  const angle = 2 * Math.PI * random.uniform();
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return stroke.map(([x, y]) => [cosine * x - sine * y, sine * x + cosine * y]);
}
