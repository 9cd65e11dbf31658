import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Peer } from './peer.js';

const folder = join(import.meta.dirname, '../peers');
const execute = promisify(execFile);

/** The Python programs in which a package is looked for; a system's own may hold what another one does not. */
const pythons = [process.env.INKLING_PYTHON, 'python3', '/usr/bin/python3'].filter(
  (python) => python !== undefined,
);

export const peerNames = {
  numpyLoops: 'Book’s algorithm, NumPy, one example at a time',
  numpyMatrix: 'NumPy, mini-batch as a matrix',
  pytorch: 'PyTorch',
  pytorchFlushed: 'PyTorch, denormals flushed',
  tfjs: 'TensorFlow.js',
};

/**
 * Starts every peer that is installed here, and says of each other one why it is not measured.
 * @param {string} dataFolder
 */
export async function startPeers(dataFolder) {
  /** @type {Peer[]} */
  const peers = [];
  /** @type {{ name: string, reason: string }[]} */
  const notMeasured = [];
  for (const { name, start } of [
    { name: peerNames.numpyLoops, start: () => pythonScript('numpy_loops.py', ['numpy']) },
    { name: peerNames.numpyMatrix, start: () => pythonScript('numpy_matrix.py', ['numpy']) },
    { name: peerNames.pytorch, start: () => pythonScript('pytorch.py', ['numpy', 'torch']) },
    {
      name: peerNames.pytorchFlushed,
      start: async () => [...(await pythonScript('pytorch.py', ['numpy', 'torch'])), '--flush-denormals'],
    },
    { name: peerNames.tfjs, start: async () => [process.execPath, join(folder, 'tfjs-wasm.js')] },
  ]) {
    try {
      const [command, ...script] = await start();
      const peer = new Peer(name, command, [...script, dataFolder]);
      await peer.start();
      peers.push(peer);
    } catch (error) {
      notMeasured.push({ name, reason: /** @type {Error} */ (error).message });
    }
  }
  return { peers, notMeasured };
}

/**
 * @param {string} script
 * @param {readonly string[]} packages
 */
export async function pythonScript(script, packages) {
  for (const command of pythons) {
    try {
      await execute(command, ['-c', `import ${packages.join(', ')}`]);
      // Without -B it would leave its bytecode in the folder.
      return [command, '-B', join(folder, script)];
    } catch {
      // The next one may have them.
    }
  }
  throw new Error(`no Python with ${packages.join(' and ')} was found`);
}
