import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which rooms, single files of other rooms and packages each room of src/ may import; everything else is an error. */
const doors = {
  contract: { rooms: [], packages: ['valibot'] },
  engine: { rooms: ['contract'], files: ['kernels/codes'], packages: ['pure-rand'] },
  kernels: { rooms: [], packages: [] },
  trainer: { rooms: ['contract', 'engine'], packages: ['virtual:kernels'] },
  services: { rooms: ['contract', 'engine'], packages: ['node', 'write-file-atomic', 'valibot'] },
  main: { rooms: ['contract', 'services'], packages: ['node', 'electron', 'valibot', 'virtual:licences'] },
  preload: { rooms: ['contract'], packages: ['electron'] },
  renderer: { rooms: ['contract', 'engine'], packages: ['preact', '@preact/signals', 'chart.js', 'valibot'] },
  cli: {
    rooms: ['contract', 'engine', 'services', 'trainer'],
    packages: ['node', 'commander', 'fast-png', '@jsquash/jpeg', '@jsquash/webp', 'valibot'],
  },
};
const rooms = Object.keys(doors);

/** @param {string} room */
function importRules(room) {
  const { rooms: allowedRooms, files = [], packages } = doors[room];
  const closedRooms = rooms.filter((other) => other !== room && !allowedRooms.includes(other));
  const allowed = packages.map((name) => (name === 'node' ? 'node:' : `${name}(?:/|$)`)).join('|');
  return {
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...closedRooms.map((other) => `../**/${other}/**`),
                ...files.map((file) => `!../**/${file}`),
              ],
              message: `${room} may not enter this room; see ARCHITECTURE.md.`,
            },
            {
              regex: `^(?!\\.{1,2}/)(?!${allowed || '$^'}).+`,
              message: `${room} may not import this package; see ARCHITECTURE.md.`,
            },
          ],
        },
      ],
    },
  };
}

/** The mathematics and the contract must give the same answer everywhere and at any time. */
const deterministic = {
  files: ['src/engine/**/*.ts', 'src/contract/**/*.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Use engine/random.ts.' },
      { object: 'Date', property: 'now', message: 'The engine knows no clock.' },
      { object: 'performance', property: 'now', message: 'The engine knows no clock.' },
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      'out/',
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'test/electron-standin/dist/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['scripts/**', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
  // AssemblyScript knows no `import type`.
  { files: ['src/kernels/**'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  // A sandboxed preload has to be CommonJS.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...rooms.map(importRules),
  deterministic,
);
