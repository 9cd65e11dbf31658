// School paper: what the digits of a picture, 100 pixels high, are written on.

/**
 * @typedef {import('../../src/engine/random').Random} Random
 * @typedef {import('../../test/engine/handwriting/paper/ruled-paper').Ruling} Ruling
 * @typedef {import('./compose.js').Distortion & { ruling: (random: Random) => Ruling }} Paper
 */

export const scan = { paper: 0.95, ink: 0.15, shadow: 0, noise: 0.01, thicken: 0 };
export const photo = { paper: 0.9, ink: 0.25, shadow: 0.5, noise: 0.02, thicken: 0 };

/** Lines at any height of the writing, as a sheet lies on a scanner. @param {Random} random */
const straight = (random) => ({ offset: 160 * random.uniform(), slant: 0.005 * random.gaussian() });
/** The same as a hand holds a camera over it. @param {Random} random */
const askew = (random) => ({
  offset: 160 * random.uniform(),
  slant: 0.02 * random.gaussian(),
  bend: 4 * random.gaussian(),
});

/** @type {Record<string, Paper>} */
export const papers = {
  lined: {
    ...scan,
    ruling: (random) => ({ ...straight(random), spacing: 130, thickness: 4, darkness: 0.4 }),
  },
  'lined, dark': {
    ...scan,
    ruling: (random) => ({ ...straight(random), spacing: 130, thickness: 5, darkness: 0.8 }),
  },
  'lined, margin, photo': {
    ...photo,
    ruling: (random) => ({ ...askew(random), spacing: 130, thickness: 4, darkness: 0.5, margin: 20 }),
  },
  squared: {
    ...scan,
    ruling: (random) => ({ ...straight(random), spacing: 70, thickness: 4, darkness: 0.4, isSquared: true }),
  },
  'squared, dark': {
    ...scan,
    ruling: (random) => ({ ...straight(random), spacing: 70, thickness: 4, darkness: 0.8, isSquared: true }),
  },
  'squared, photo': {
    ...photo,
    ruling: (random) => ({ ...askew(random), spacing: 70, thickness: 3, darkness: 0.5, isSquared: true }),
  },
};
