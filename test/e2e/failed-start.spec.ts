import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { createRequire } from 'node:module';
import { needsNoSandbox } from '../../scripts/machine/display.js';
import { environment, expect, projectFolder, test } from './harness';

test('a start that fails says why, and leaves no process that keeps the next one from starting', async ({
  launchApp,
}, testInfo) => {
  const userDataFolder = testInfo.outputPath('user-data');
  const electron = createRequire(import.meta.url)('electron') as unknown as string;
  const sandbox = needsNoSandbox() ? ['--no-sandbox'] : [];
  const app = spawn(electron, [projectFolder, `--user-data-dir=${userDataFolder}`, ...sandbox], {
    // Nobody serves the page there.
    env: { ...environment(), ELECTRON_RENDERER_URL: 'http://localhost:1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => app.on('exit', resolve));
  expect(await text(app.stderr)).toContain('Inkling cannot start');
  expect(await ended).toBe(1);
  const { page } = await launchApp({ userDataFolder });
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
});
