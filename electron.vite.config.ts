import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import { kernels } from './scripts/kernels-plugin.js';
import { licences } from './scripts/licences-plugin.ts';

/** Of the page while it is worked on; not Vite's usual one, which another project may have. */
const devServerPort = 5817;

// Everything is bundled, so that the packaged app carries no node_modules.
export default defineConfig({
  main: {
    plugins: [licences(import.meta.dirname), kernels(import.meta.dirname)],
    build: {
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          trainer: resolve(import.meta.dirname, 'src/trainer/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Components are replaced while the page stays; a class of a model would be taken for one, and has to load anew.
    plugins: [preact({ include: /\.tsx$/ }), kernels(import.meta.dirname)],
    // The page's origin is the app's own, so it has to be told where to hear of changes.
    server: {
      port: devServerPort,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: devServerPort },
    },
    // Workers of the page read with the kernels; built, they have plugins of their own.
    worker: { format: 'es', plugins: () => [kernels(import.meta.dirname)] },
    build: {
      sourcemap: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
});
