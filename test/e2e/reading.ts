import { commands } from '../../src/contract/commands';
import type { Locator, Page } from '@playwright/test';
import type { Mark } from './pictures';
import { strokesOf } from './pictures';

/** Goes to Read, where the wide pad is. */
export async function showReading(page: Page): Promise<void> {
  await page.keyboard.press(commands['view.read'].accelerator.replace('CmdOrCtrl', 'ControlOrMeta'));
  await page.getByRole('application', { name: 'Wide pad' }).waitFor();
}

/** The number that is read on the wide pad or in a picture. */
export function whatItReads(page: Page): Locator {
  return page.getByLabel('What it reads');
}

/** Writes digits side by side on the wide pad with the mouse. */
export async function writeNumber(page: Page, marks: readonly Mark[]): Promise<void> {
  const pad = (await page.getByRole('application', { name: 'Wide pad' }).boundingBox())!;
  for (const [place, mark] of marks.entries()) {
    for (const stroke of strokesOf(mark)) {
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
