import type { Locator, Page } from '@playwright/test';
import type { Stroke } from '../../src/contract/drawings';
import { createRandom } from '../../src/engine/random';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { drawWithMouse, fitToPad } from './drawing';
import { expect } from './harness';

/** What the round asks for, and what has come of it. */
export const round = (page: Page): Locator => page.getByRole('status', { name: 'Round' });

/** Draws the next so many digits that the round asks for; `draw` may choose others. Gives what was asked for. */
export async function drawDigits(
  page: Page,
  count: number,
  seed: number,
  draw = (asked: number, _number: number) => asked,
): Promise<number[]> {
  const random = createRandom(seed);
  const asked: number[] = [];
  for (let number = 1; number <= count; number++) {
    await expect(round(page)).toContainText(`Digit ${number} of 20`);
    const digit = Number(/draw an? (\d)/.exec(await round(page).innerText())?.[1]);
    asked.push(digit);
    await drawWithMouse(page, fitToPad(syntheticStrokes(draw(digit, number), random).map(fast)));
    await page.keyboard.press('d');
  }
  return asked;
}

/** Teaches the digits of the round; gives the lesson's heading when it is over. */
export async function teach(page: Page, digits: number): Promise<Locator> {
  await page.getByRole('button', { name: 'Teach these digits' }).click();
  return untilTaught(page, digits);
}

/** Waits for the end of a lesson; gives its heading. */
export async function untilTaught(page: Page, digits: number): Promise<Locator> {
  const heading = page.getByRole('heading', {
    name: `This network has learned from ${String(digits)} of your digits`,
  });
  // A lesson of ten different digits goes through 20,000 images: half a minute for the starter, on a quiet machine.
  await expect(heading).toBeVisible({ timeout: 180_000 });
  return heading;
}

/** As a mouse reports a hasty hand: every fourth point. */
function fast(stroke: Stroke): Stroke {
  return stroke.filter((_point, index) => index % 4 === 0 || index === stroke.length - 1);
}
