import { existsSync } from 'node:fs';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { drawWithMouse, fitToPad } from './drawing';
import { expect, test } from './harness';
import { InklingWindow } from './window';

/** Draws every digit once and gives what the network reads. */
async function readTenDigits(window: InklingWindow): Promise<string[]> {
  const random = createRandom(3);
  const answers: string[] = [];
  for (let digit = 0; digit < 10; digit++) {
    await drawWithMouse(window.page, fitToPad(syntheticStrokes(digit, random)));
    // After so short a training it is not sure of every digit, and says which two it may be.
    await expect(window.answer).toContainText(/\d/);
    answers.push(/\d/.exec(await window.answer.innerText())![0]);
    await window.page.keyboard.press('c');
    await expect(window.answer).toContainText('Its answer appears here.');
  }
  return answers;
}

test('a first day: train, draw all ten digits, export, quit, start, open', async ({
  launchApp,
}, testInfo) => {
  test.slow();
  const userDataFolder = testInfo.outputPath('user-data');
  const path = testInfo.outputPath('my first network.safetensors');
  const first = await launchApp({ userDataFolder });
  const window = new InklingWindow(first);
  await window.noteQuestions();
  await window.train(3);
  const answers = await readTenDigits(window);
  const right = answers.filter((answer, digit) => answer === String(digit)).length;
  expect(right, `read as ${answers.join(' ')}`).toBeGreaterThanOrEqual(7);
  const title = await window.title();
  await window.willSaveTo(path);
  await window.choose('model.export');
  await expect.poll(() => existsSync(path)).toBe(true);
  expect(await window.askedQuestions()).toEqual([]);
  const closed = first.app.waitForEvent('close');
  await window.closeWindow();
  await closed;

  const second = new InklingWindow(await launchApp({ userDataFolder }));
  expect(await second.title()).toBe(title);
  expect(await second.transcriptCounts()).toHaveLength(3);
  expect(await readTenDigits(second)).toEqual(answers);
  await second.choose('model.starter');
  await expect.poll(() => second.title()).toContain('Starter model');
  await second.willOpen(path);
  await second.choose('model.open');
  await expect.poll(() => second.title()).toBe('my first network – Inkling');
  expect(await readTenDigits(second)).toEqual(answers);
});
