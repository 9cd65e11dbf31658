// What people draw that is no digit.

/**
 * @typedef {import('../../src/engine/random').Random} Random
 * @typedef {readonly (readonly [number, number])[]} Stroke
 */

/** @type {Record<string, (random: Random) => Stroke[]>} */
export const noDigits = {
  tap: (random) => [[[random.uniform(), random.uniform()]]],
  dash: (random) => [
    [
      [0, 0],
      [50 + 50 * random.uniform(), 6 * random.gaussian()],
    ],
  ],
  zigzag: (random) => {
    const turns = 6 + random.integerBelow(6);
    return [
      Array.from({ length: turns }, (_, turn) => [
        (100 * turn) / turns + 4 * random.gaussian(),
        (turn % 2) * 80 + 8 * random.gaussian(),
      ]),
    ];
  },
  scribble: (random) => {
    /** @type {[number, number][]} */
    const stroke = [[0, 0]];
    let angle = random.uniform() * 6;
    for (let step = 0; step < 120; step++) {
      angle += 0.9 * random.gaussian();
      const [x, y] = stroke[stroke.length - 1];
      const [next, below] = [x + 8 * Math.cos(angle), y + 8 * Math.sin(angle)];
      stroke.push([Math.max(-50, Math.min(50, next)), Math.max(-50, Math.min(50, below))]);
    }
    return [stroke];
  },
  'filled patch': (random) => {
    const lines = 14 + random.integerBelow(8);
    return [
      Array.from({ length: lines }, (_, line) => [
        (line % 2) * 90 + 5 * random.gaussian(),
        (100 * line) / lines + 2 * random.gaussian(),
      ]),
    ];
  },
  cross: (random) => {
    const tilt = () => 10 * random.gaussian();
    return [
      [
        [tilt(), tilt()],
        [100 + tilt(), 100 + tilt()],
      ],
      [
        [100 + tilt(), tilt()],
        [tilt(), 100 + tilt()],
      ],
    ];
  },
  plus: (random) => {
    const off = () => 8 * random.gaussian();
    return [
      [
        [50 + off(), off()],
        [50 + off(), 100 + off()],
      ],
      [
        [off(), 50 + off()],
        [100 + off(), 50 + off()],
      ],
    ];
  },
};
