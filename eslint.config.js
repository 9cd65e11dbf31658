import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which rooms, single files of other rooms and packages each room of src/ may import; everything else is an error. */
const doors = {
  contract: { rooms: [], packages: ['valibot'] },
  engine: { rooms: ['contract'], files: ['kernels/codes'], packages: ['pure-rand'] },
  figures: { rooms: ['contract', 'engine'], packages: [] },
  report: { rooms: ['contract', 'engine', 'figures'], packages: [] },
  kernels: { rooms: [], packages: [] },
  trainer: { rooms: ['contract', 'engine'], packages: ['virtual:kernels', 'node:worker_threads'] },
  services: {
    rooms: ['contract', 'engine', 'report'],
    packages: ['node', 'electron-log/node', 'write-file-atomic', 'valibot', 'virtual:kernels'],
  },
  main: { rooms: ['contract', 'services'], packages: ['node', 'electron', 'valibot', 'virtual:licences'] },
  preload: { rooms: ['contract'], packages: ['electron'] },
  renderer: {
    rooms: ['contract', 'engine', 'figures'],
    packages: ['preact', '@preact/signals', 'chart.js', 'valibot', 'virtual:kernels'],
  },
  cli: {
    rooms: ['contract', 'engine', 'report', 'services', 'trainer'],
    packages: ['node', 'commander', 'fast-png', '@jsquash/jpeg', '@jsquash/webp', 'valibot'],
  },
};
const rooms = Object.keys(doors);

/** After a power cut, a name that was not synced may be the old one. */
const durableRenames = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  importNames: ['rename', 'renameSync'],
  message: 'Use moveFile of services/files/atomic-files.ts.',
}));

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
          paths: durableRenames,
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

/** Rules that have to know types: these files are all in one of the tsconfigs. */
const typeAware = {
  files: ['**/*.{ts,tsx,js}'],
  // AssemblyScript's types are its own, and the fixture is no part of any program.
  ignores: ['src/kernels/**', 'test/electron-standin/fixture/**', 'eslint.config.js'],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
};

const withoutCycles = {
  files: ['**/*.{ts,tsx,js}'],
  plugins: { 'import-x': importX },
  settings: {
    'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
    'import-x/extensions': ['.ts', '.tsx', '.js'],
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    'import-x/external-module-folders': ['node_modules'],
  },
  rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
};

/** Functions whose last bit ECMAScript leaves open, so that it may differ from machine to machine. */
const approximateFunctions = [
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
];

/** Nested deep enough, a file of a few megabytes takes gigabytes to parse. */
const boundedJson = [
  { object: 'JSON', property: 'parse' },
  { object: 'v', property: 'parseJson' },
].map((restricted) => ({ ...restricted, message: 'Use parseJson of contract/json.ts.' }));

/** The mathematics and the contract must give the same answer everywhere and at any time. */
const deterministic = {
  files: ['src/engine/**/*.ts', 'src/contract/**/*.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      ...boundedJson,
      { object: 'Math', property: 'random', message: 'Use engine/random.ts.' },
      ...approximateFunctions.map((property) => ({
        object: 'Math',
        property,
        message: 'Its last bit may differ from machine to machine; use engine/elementary.ts.',
      })),
      { object: 'Date', property: 'now', message: 'The engine knows no clock.' },
      { object: 'performance', property: 'now', message: 'The engine knows no clock.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector:
          ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**=']):not([left.value=2][right.type='Literal'])",
        message:
          'The last bit of a power may differ from machine to machine; multiply. Only a power of two that is written out is exact.',
      },
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
  typeAware,
  withoutCycles,
  ...rooms.map(importRules),
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-properties': ['error', ...boundedJson] } },
  deterministic,
);
