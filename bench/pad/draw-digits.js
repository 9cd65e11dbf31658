import { sourceModule } from '../source-module.js';

/** @typedef {import('@playwright/test').Page} Page */

const { syntheticStrokes } = await sourceModule('engine/synthesis/synthetic-strokes.ts');
const { createRandom } = await sourceModule('engine/random.ts');

/**
 * Draws digits, one after the other on an empty pad, with the mouse, a report a frame.
 * @param {Page} page
 * @param {number} digits
 */
export async function drawDigits(page, digits) {
  const random = createRandom(1);
  const box = await page.locator('.pad').boundingBox();
  if (!box) throw new Error('The pad is not on screen.');
  for (let index = 0; index < digits; index++) {
    for (const stroke of syntheticStrokes(index % 10, random)) {
      const points = stroke.filter((/** @type {unknown} */ _, /** @type {number} */ at) => at % 8 === 0);
      for (const [at, [x, y]] of points.entries()) {
        await page.mouse.move(box.x + box.width * (0.5 + 0.6 * x), box.y + box.height * (0.5 + 0.6 * y));
        await painted(page);
        if (at > 0) continue;
        await page.mouse.down();
        await painted(page);
      }
      await page.mouse.up();
    }
    await page.keyboard.press('c');
  }
}

/** @param {Page} page */
function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}
