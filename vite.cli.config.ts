import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { kernels } from './scripts/kernels-plugin.js';

// The terminal program: the same services and engine, bundled for plain Node.
export default defineConfig({
  plugins: [kernels(import.meta.dirname)],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: {
        inkling: resolve(import.meta.dirname, 'src/cli/index.ts'),
        'picture-thread': resolve(import.meta.dirname, 'src/cli/picture-thread.ts'),
        'reading-thread': resolve(import.meta.dirname, 'src/cli/reading-thread.ts'),
        'trainer-thread': resolve(import.meta.dirname, 'src/cli/trainer-thread.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true },
  // write-file-atomic is CommonJS and mixes its own path into the names of temporary files.
  define: { __filename: 'import.meta.filename' },
});
