import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { giveBackgroundPriority } from '../../../src/services/training/background-priority';

it('has a process come after others, and leaves one alone that has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  giveBackgroundPriority(child.pid);
  expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  giveBackgroundPriority(child.pid);
  giveBackgroundPriority(undefined);
});
