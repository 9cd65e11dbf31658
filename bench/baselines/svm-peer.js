import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { oneThread } from '../speed/peer.js';
import { pythonScript } from '../speed/peers.js';

const execute = promisify(execFile);

/** @typedef {import('../../src/contract/baseline').SvmSettings} SvmSettings */

/**
 * Trains scikit-learn's SVC on one core; throws where it is not installed. `decisions`: where to write its decision
 * values, and the tolerance to train them with.
 * @param {string} folder holds the images as `writeForPeers` writes them
 * @param {SvmSettings} settings
 * @param {{ tolerance: number, target: string }} [decisions]
 * @returns {Promise<{ description: string, correct: number, trainSeconds: number, evaluateSeconds: number, processorSeconds: number, supportVectors: number }>}
 */
export async function runSvmPeer(folder, { c, gamma }, decisions) {
  const [command, ...script] = await pythonScript('svm.py', ['numpy', 'sklearn']);
  const further = decisions ? [String(decisions.tolerance), decisions.target] : [];
  const { stdout } = await execute(command, [...script, folder, String(c), String(gamma), ...further], {
    env: { ...process.env, ...oneThread },
  });
  return JSON.parse(stdout);
}
