import { describe, expect, it } from 'vitest';
import { ballAt, descend, lengthOf, takeStep } from '../../../src/engine/descent/descend';
import { costAt, gradientAt, landscapes } from '../../../src/engine/descent/landscape';

const limits = {
  box: [
    [-2.5, 2.5],
    [-1.75, 1.75],
  ] as const,
  mostSteps: 400,
};

describe('takeStep', () => {
  it.each([0.05, 0.5, 0.9, 1, 1.1])(
    'multiplies the distance in a parabola by 1 - η curvature, η = %d',
    (rate) => {
      let ball = ballAt([-1.5]);
      for (let step = 1; step <= 20; step++) {
        ball = takeStep(landscapes.curve, ball, { learningRate: rate, momentum: 0 });
        expect(ball.position[0]).toBeCloseTo(-1.5 * (1 - 2 * rate) ** step, 9);
      }
    },
  );

  it('moves by -η∇C without momentum, and each variable by its own curvature', () => {
    const start = [-2, 0.8];
    const { position, velocity } = takeStep(landscapes.ravine, ballAt(start), {
      learningRate: 0.3,
      momentum: 0,
    });
    const gradient = gradientAt(landscapes.ravine, start);
    expect([...velocity]).toEqual(gradient.map((slope) => -0.3 * slope));
    expect(position[0]).toBeCloseTo(-2 * (1 - 0.3 * 0.25), 12);
    expect(position[1]).toBeCloseTo(0.8 * (1 - 0.3 * 4), 12);
  });

  it('carries on a share of the last step as momentum', () => {
    const rules = { learningRate: 0.1, momentum: 0.6 };
    const first = takeStep(landscapes.curve, ballAt([1]), rules);
    const second = takeStep(landscapes.curve, first, rules);
    expect(first.velocity[0]).toBeCloseTo(-0.2, 12);
    expect(second.velocity[0]).toBeCloseTo(0.6 * -0.2 - 0.1 * 2 * 0.8, 12);
    // The recurrence of a damped swing: v(n+1) = (1 + μ - η curvature) v(n) - μ v(n-1).
    const third = takeStep(landscapes.curve, second, rules);
    expect(third.position[0]).toBeCloseTo(1.4 * second.position[0] - 0.6 * first.position[0], 12);
  });

  it('leaves the ball that it starts from', () => {
    const ball = ballAt([1, 1]);
    takeStep(landscapes.bowl, ball, { learningRate: 0.1, momentum: 0.9 });
    expect(ball).toEqual(ballAt([1, 1]));
  });
});

describe('descend', () => {
  const from = (
    name: keyof typeof landscapes,
    start: readonly number[],
    learningRate: number,
    momentum = 0,
  ) => descend(landscapes[name], start, { learningRate, momentum }, limits);

  it('reaches the bottom of a parabola in one step with η = 1 / curvature, from anywhere', () => {
    for (const start of [-2.4, -0.3, 1.1]) {
      const { balls, end } = from('curve', [start], 0.5);
      expect(end).toBe('bottom');
      expect(balls).toHaveLength(2);
    }
  });

  it('falls at every step below η = 2 / curvature, goes back and forth at it, and leaves the box above it', () => {
    const falling = from('curve', [-1.5], 0.95);
    expect(falling.end).toBe('bottom');
    const costs = falling.balls.map(({ position }) => costAt(landscapes.curve, position));
    costs.slice(1).forEach((cost, index) => expect(cost).toBeLessThan(costs[index]));
    const forever = from('curve', [-1.5], 1);
    expect(forever.end).toBe('unfinished');
    expect(forever.balls).toHaveLength(limits.mostSteps + 1);
    expect(forever.balls.map(({ position }) => Math.abs(position[0])).every((size) => size === 1.5)).toBe(
      true,
    );
    const away = from('curve', [-1.5], 1.05);
    expect(away.end).toBe('out');
    expect(Math.abs(away.balls.at(-1)!.position[0])).toBeGreaterThan(2.5);
    // One step across the ravine decides, where its curvature is 4.
    expect(from('ravine', [-2, 0.8], 0.49).end).toBe('bottom');
    expect(from('ravine', [-2, 0.8], 0.51).end).toBe('out');
  });

  it('bears a larger η with momentum: up to 2 (1 + μ) / curvature', () => {
    for (const momentum of [0.2, 0.5, 0.9]) {
      expect(from('curve', [-0.2], 1.001 + momentum, momentum).end).not.toBe('bottom');
      expect(from('curve', [-0.2], 0.95 + momentum, momentum).end).toBe('bottom');
    }
  });

  it('comes to rest on the saddle from its ridge, and leaves it from beside', () => {
    const onRidge = from('saddle', [-1.8, 0], 0.4);
    expect(onRidge.end).toBe('rest');
    expect(lengthOf(onRidge.balls.at(-1)!.position)).toBeLessThan(0.01);
    const beside = from('saddle', [-1.8, -0.05], 0.4);
    expect(beside.end).toBe('bottom');
    expect(beside.balls.at(-1)!.position[1]).toBeCloseTo(-1, 1);
  });

  it('rests in the shallower valley, and rolls over the hill with momentum', () => {
    const slow = from('curve-with-two-valleys', [1.9], 0.05);
    expect(slow.end).toBe('rest');
    expect(slow.balls.at(-1)!.position[0]).toBeCloseTo(1, 1);
    const rolling = from('curve-with-two-valleys', [1.9], 0.05, 0.9);
    expect(rolling.end).toBe('bottom');
    expect(rolling.balls.at(-1)!.position[0]).toBeCloseTo(-1.5, 1);
  });

  it('does not take a ball that rushes through the bottom for one that has arrived', () => {
    const { balls, end } = from('ravine', [-2, 0.8], 0.56, 0.9);
    const passes = balls.slice(0, -1).filter(({ position }) => costAt(landscapes.ravine, position) <= 0.001);
    expect(passes.length).toBeGreaterThan(0);
    expect(end).toBe('bottom');
    expect(0.9 * lengthOf(balls.at(-1)!.velocity)).toBeLessThanOrEqual(0.05);
  });

  it('is over at once where it is flat, or outside', () => {
    expect(from('curve-with-two-valleys', [0], 0.3)).toMatchObject({ end: 'rest', balls: [ballAt([0])] });
    expect(from('bowl', [3, 0], 0.3)).toMatchObject({ end: 'out', balls: [ballAt([3, 0])] });
    expect(from('bowl', [NaN, 0], 0.3).end).toBe('out');
  });
});
