import { defineConfig } from 'vitest/config';
import { kernels } from './scripts/kernels-plugin.js';
import { licences } from './scripts/licences-plugin.ts';

export default defineConfig({
  plugins: [kernels(import.meta.dirname), licences(import.meta.dirname)],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    // Vitest would leave a core to whoever watches: on two cores it would use one.
    maxWorkers: '100%',
  },
});
