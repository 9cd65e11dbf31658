import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import asc from 'assemblyscript/asc';

const virtualName = 'virtual:kernels';

/**
 * Provides `virtual:kernels`: the compiled kernels in base64, inside the bundle, so that no file has to be found.
 * @param {string} projectFolder
 * @returns {import('vite').Plugin}
 */
export function kernels(projectFolder) {
  return {
    name: 'inkling-kernels',
    resolveId: (id) => (id === virtualName ? `\0${virtualName}` : undefined),
    async load(id) {
      if (id !== `\0${virtualName}`) return undefined;
      const bytes = await compileKernels(projectFolder);
      return `export default ${JSON.stringify(bytes.toString('base64'))}`;
    },
  };
}

/**
 * Compiles src/kernels according to asconfig.json; returns the bytes of the module. Throws the compiler's errors. Keeps
 * the module with the dependencies, under the hash of its sources: compiling takes seconds.
 * @param {string} projectFolder
 */
async function compileKernels(projectFolder) {
  const kept = join(
    projectFolder,
    'node_modules/.cache/inkling-kernels',
    `${hashOfSources(projectFolder)}.wasm`,
  );
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Another process may be compiling, too: a file with the final name is complete.
    const unfinished = `${kept}.${process.pid}`;
    const options = ['--config', 'asconfig.json', '--baseDir', projectFolder, '--outFile', unfinished];
    const { error, stderr } = await asc.main(options);
    if (error) throw new Error(`The kernels cannot be compiled.\n${stderr.toString()}`);
    renameSync(unfinished, kept);
  }
  return readFileSync(kept);
}

/** @param {string} projectFolder */
function hashOfSources(projectFolder) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) =>
    hash.update(readFileSync(join(projectFolder, path))).update('\0');
  add('asconfig.json');
  add('node_modules/assemblyscript/package.json');
  for (const name of readdirSync(join(projectFolder, 'src/kernels')).sort()) add(`src/kernels/${name}`);
  return hash.digest('hex');
}
