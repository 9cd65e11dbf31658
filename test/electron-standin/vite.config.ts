import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const outDir = join(here, 'dist');

/** Two builds into one folder: `--mode node` for the processes, then `--mode page` for what goes into the page. */
export default defineConfig(({ mode }) => (mode === 'page' ? page : node));

const node: UserConfig = {
  root: here,
  publicDir: 'public',
  plugins: [electronVersion()],
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    copyPublicDir: true,
    minify: false,
    rollupOptions: {
      input: { boot: join(here, 'main/boot.ts'), utility: join(here, 'utility/utility.ts') },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
};

const page: UserConfig = {
  root: here,
  publicDir: false,
  build: {
    target: 'es2022',
    outDir,
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: join(here, 'page/page.ts'),
      formats: ['iife'],
      name: 'standinPage',
      fileName: () => 'page.js',
    },
  },
};

/** The file by which Electron's folder tells its version. */
function electronVersion(): Plugin {
  return {
    name: 'electron-version',
    generateBundle() {
      const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
      const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')) as {
        version: string;
      };
      this.emitFile({ type: 'asset', fileName: 'version', source: version });
    },
  };
}
