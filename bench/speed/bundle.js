import { join } from 'node:path';
import { build } from 'vite';

const project = join(import.meta.dirname, '../..');

/**
 * Bundles a TypeScript module of the project as `npm run build` does for plain Node, so that what runs is what is shipped
 * and no build tool is in its process. Returns the path of the bundle.
 * @param {string} entry
 * @param {string} folder
 * @param {string} name
 */
export async function bundle(entry, folder, name) {
  await build({
    root: project,
    configFile: join(project, 'vite.cli.config.ts'),
    logLevel: 'error',
    build: {
      ssr: join(project, entry),
      outDir: folder,
      emptyOutDir: false,
      sourcemap: false,
      rollupOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return join(folder, `${name}.js`);
}
