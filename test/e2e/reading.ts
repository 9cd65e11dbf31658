import type { Locator, Page } from '@playwright/test';
import { syntheticStrokes } from '../../src/engine/data/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { fitToPad } from './drawing';

export function showReading(page: Page): Promise<void> {
  return page.getByRole('tab', { name: 'Reading' }).click();
}

export async function showManyDigits(page: Page): Promise<void> {
  await showReading(page);
  await page.getByRole('radio', { name: 'Many digits' }).check();
}

/** The number that is read on the wide pad or in a picture. */
export function whatItReads(page: Page): Locator {
  return page.getByLabel('What it reads');
}

/** Writes digits side by side on the wide pad with the mouse. */
export async function writeNumber(page: Page, digits: readonly number[]): Promise<void> {
  const pad = (await page.getByRole('application', { name: 'Wide pad' }).boundingBox())!;
  for (const [place, digit] of digits.entries()) {
    for (const stroke of fitToPad(syntheticStrokes(digit, createRandom(1)))) {
      const at = ([x, y]: [number, number]): [number, number] => [
        pad.x + pad.height * (0.05 + 0.7 * (place + x)),
        pad.y + pad.height * (0.15 + 0.7 * y),
      ];
      await page.mouse.move(...at(stroke[0]));
      await page.mouse.down();
      for (const point of stroke.slice(1)) await page.mouse.move(...at(point));
      await page.mouse.up();
    }
  }
}
