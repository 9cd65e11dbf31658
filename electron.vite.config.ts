import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import { kernels } from './scripts/kernels-plugin.js';
import { licences } from './scripts/licences-plugin';

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
    plugins: [preact()],
    build: {
      sourcemap: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
});
