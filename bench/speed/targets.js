import { peerNames } from './peers.js';

/** The names of our own engines in all tables. */
export const ownNames = { kernels: 'Inkling, wasm kernels', plain: 'Inkling, plain TypeScript' };

/**
 * How many times longer than ours an epoch of another contender is meant to take; of one that calculates with 512 bits at
 * once where the processor can, `ratioWithAvx512` there.
 * @type {readonly { name: string, hidden: number, ratio: number, ratioWithAvx512?: number }[]}
 */
const ratios = [
  { name: ownNames.plain, hidden: 30, ratio: 8 },
  { name: peerNames.numpyLoops, hidden: 30, ratio: 60 },
  { name: peerNames.numpyLoops, hidden: 100, ratio: 70 },
  { name: peerNames.numpyMatrix, hidden: 30, ratio: 7 },
  { name: peerNames.pytorch, hidden: 30, ratio: 20 },
  { name: peerNames.pytorchFlushed, hidden: 800, ratio: 2, ratioWithAvx512: 1.5 },
  { name: peerNames.tfjs, hidden: 30, ratio: 150 },
];

export const targets = {
  shareOfPeak: 0.55,
  evaluationSeconds: 0.01,
  prepareSeconds: 0.5,
  firstEpochRatio: 1.3,
  trainerBytes: 200e6,
  answerSeconds: 0.02,
  techniquesRatio: 1.5,
  sideBySideRatio: 1.1,
  augmentationSeconds: 4e-6,
  pointsShare: 0.05,
  checkpointShare: 0.02,
};

/**
 * @param {string} name
 * @param {number} hidden
 * @param {boolean} hasAvx512
 */
export function targetRatio(name, hidden, hasAvx512) {
  const target = ratios.find((one) => one.name === name && one.hidden === hidden);
  return hasAvx512 ? (target?.ratioWithAvx512 ?? target?.ratio) : target?.ratio;
}
