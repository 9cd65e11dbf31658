import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..');

/**
 * Runs a program, shows its output and returns its exit code; 127 when it cannot be started, 124 when it exceeds its
 * time limit.
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv; cwd?: string; isQuiet?: boolean; timeLimitSeconds?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, parameters, { env, cwd, isQuiet = false, timeLimitSeconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: { ...process.env, ...env },
      cwd,
      stdio: isQuiet ? 'ignore' : 'inherit',
      // npm is a script on Windows, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let isTooLong = false;
    const timer =
      timeLimitSeconds === undefined
        ? undefined
        : setTimeout(() => {
            isTooLong = true;
            child.kill();
          }, timeLimitSeconds * 1000);
    child.on('error', () => {
      clearTimeout(timer);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(isTooLong ? 124 : (code ?? (signal ? 1 : 0)));
    });
  });
}

/**
 * Runs a JavaScript file with the current Node.
 * @param {string} file
 * @param {string[]} parameters
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(file, parameters, options) {
  return run(process.execPath, [file, ...parameters], options);
}

const tools = {
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  eslint: 'eslint/bin/eslint.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/**
 * Runs a program from the project's packages; without npx, since a Windows shell would split its parameters.
 * @param {keyof typeof tools} name
 * @param {string[]} parameters
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(name, parameters, options) {
  return runNode(join(projectFolder, 'node_modules', tools[name]), parameters, {
    cwd: projectFolder,
    ...options,
  });
}

/**
 * Runs one of the project's npm scripts.
 * @param {string} name
 */
export function runScript(name) {
  return run('npm', ['run', '--silent', name], { cwd: projectFolder });
}
