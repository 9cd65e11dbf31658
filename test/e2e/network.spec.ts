import type { Page } from '@playwright/test';
import { createRandom } from '../../src/engine/random';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { expectAccessible } from './accessibility';
import { drawWithMouse, fitToPad } from './drawing';
import { expect, test } from './harness';
import { InklingWindow } from './window';

/** Coloured pixels below the weight pictures: lines, and the answer's bar. */
function colouredPixels(page: Page): Promise<number> {
  return page
    .getByRole('slider', { name: 'Neuron' })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { clientWidth: width, clientHeight: height } = canvas;
      // Another thread has the canvas; a copy can be read.
      const copy = new OffscreenCanvas(width, height).getContext('2d')!;
      copy.drawImage(canvas, 0, 0, width, height);
      const { data } = copy.getImageData(0, 0.4 * height, width, 0.6 * height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue, alpha] = data.subarray(at, at + 4);
        if (alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count++;
      }
      return count;
    });
}

/** Captions of the picture that are cut off, or that another one covers, at a zoom of 200 %. */
async function unreadableCaptions(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 640, height: 400 });
  const plot = page.getByRole('slider', { name: 'Neuron' });
  await expect.poll(async () => (await plot.boundingBox())!.width).toBeLessThan(600);
  const captions = plot.locator('> p, .network-legend p');
  const found = await captions.evaluateAll((elements) => {
    const boxes = elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    });
    const isCovered = (one: DOMRect, at: number) =>
      boxes.some(
        (other, place) =>
          place !== at &&
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      );
    return elements
      .filter((element, at) => element.scrollWidth > element.clientWidth || isCovered(boxes[at], at))
      .map(({ textContent }) => textContent);
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

test('Network shows how a digit is read, neuron by neuron and pixel by pixel @packaging', async ({
  inkling,
}) => {
  const window = new InklingWindow(inkling);
  const { page } = window;
  await window.enter({ 'Hidden layers': '12' });
  await window.train(2);
  await page.keyboard.press('Control+4');
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const neuron = page.getByRole('slider', { name: 'Neuron' });
  const card = page.getByRole('region', { name: /^(Hidden neuron|Layer|Output) \d/ });
  const title = card.getByRole('heading', { level: 2 });

  // Without a digit: the weights, and what to do.
  await expect(page.getByRole('region', { name: 'How it reads a digit' })).toContainText(
    'press N for a sample',
  );
  await expect(page.getByRole('region', { name: 'Why this answer?' })).toContainText(
    'With a digit on the pad',
  );
  await expect(page.getByText('12 hidden neurons')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('← → neuron');
  expect(await colouredPixels(page)).toBe(0);

  // The neuron is chosen with keys from anywhere.
  await expect(title).toHaveText('Hidden neuron 1');
  await page.keyboard.press('ArrowRight');
  await expect(title).toHaveText('Hidden neuron 2');
  await neuron.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(title).toHaveText('Output 9');
  await expect(neuron).toHaveAttribute('aria-valuenow', '22');
  for (let output = 9; output >= 0; output--) await page.keyboard.press('ArrowLeft');
  await expect(title).toHaveText('Hidden neuron 12');

  // A drawn digit lights it up.
  await drawWithMouse(page, fitToPad(syntheticStrokes(3, createRandom(7))));
  await expect(page.getByRole('heading', { name: /^How it reads this \d$/ })).toBeVisible();
  await expect.poll(() => colouredPixels(page)).toBeGreaterThan(500);
  await expect(page.getByRole('table', { name: 'The strongest connections' }).getByRole('row')).toHaveCount(
    13,
  );

  await expect(neuron).toHaveAttribute('aria-valuetext', /^Hidden neuron 12, activation \d\.\d\d$/);

  // A click chooses a neuron as well.
  const box = (await neuron.boundingBox())!;
  const first = box.width * 0.125 + 46;
  await neuron.click({ position: { x: first + (4.5 * (box.width - first)) / 12, y: 40 } });
  await expect(title).toHaveText('Hidden neuron 5');
  await expect(card).toContainText(/speaks loudest for \d/);
  await expect(card).toContainText(/Most for \d\s*\+\d\.\d\d/);
  await expect(card.getByRole('img', { name: /^Activations on 1,000 test images/ })).toBeVisible();

  // So does one on an output, whose weights come from the hidden neurons.
  await neuron.click({ position: { x: first + (3.5 * (box.width - first)) / 10, y: box.height - 20 } });
  await expect(title).toHaveText('Output 3');
  await expect(
    card.getByRole('img', { name: /^Its weights: \d+ speak for it, \d+ against\./ }),
  ).toBeVisible();
  await expect(card).toContainText(/For: neuron \d+/);
  await expect(card).toContainText(/on images of \d|on all 1,000 test images/);
  await expect(card.getByRole('list', { name: 'Excited most by' }).getByRole('button')).not.toHaveCount(0);
  await expectAccessible(page);
  await neuron.click({ position: { x: first + (4.5 * (box.width - first)) / 12, y: 40 } });
  await expect(title).toHaveText('Hidden neuron 5');

  // What excites it goes to the pad.
  const examples = card.getByRole('list', { name: 'Excited most by' }).getByRole('button');
  await expect(examples.first()).toBeVisible();
  const example = /^(Test image [\d,]+), an? (\d), activation (\d\.\d\d)/.exec(
    (await examples.first().getAttribute('aria-label'))!,
  )!;
  await examples.first().click();
  await expect(page.locator('.drawing-header')).toContainText(example[1]);
  await expect(card.getByText(`${example[3]} for this`)).toBeVisible();

  // Which pixels spoke for the answer, in two ways, and why it is not another digit.
  const why = page.getByRole('region', { name: /^Why / });
  await expect(why.getByRole('heading')).toHaveText(/^Why \d\?$/);
  const [, read] = /^Why (\d)/.exec(await why.getByRole('heading').innerText())!;
  await expect(why).toContainText(new RegExp(`For ${read}: [a-z ]+ \\(\\+\\d`));
  const other = read === '9' ? '4' : '9';
  await why.getByRole('combobox').selectOption(`Why not ${other}?`);
  await expect(why.getByRole('heading')).toHaveText(`Why ${read} and not ${other}?`);
  const byGradient = await why.getByRole('img').getAttribute('aria-label');
  expect(byGradient).toContain(`For ${other}:`);
  await expect(why).toContainText(/The rest[+−]?\d/);
  await expect(why).toContainText(
    'The rest comes from the biases and the bends of the hidden neurons’ curves.',
  );
  await why.getByRole('radio', { name: 'Leaving out' }).check();
  await expect(why).toContainText('the 3 × 3 pixels around a place are left out');
  await expect(why.getByRole('img')).toHaveAttribute('aria-label', /^What the pixels say\. For/);
  await expect(why.getByRole('img')).not.toHaveAttribute('aria-label', byGradient!);
  await page.getByRole('checkbox', { name: 'Smooth pictures' }).uncheck();
  await expectAccessible(page);

  // Deeper networks, and none at all.
  await page.emulateMedia({ colorScheme: 'light' });
  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '120, 5' });
  await window.train(1);
  await window.goTo('Network');
  await expect(page.getByText('120 hidden neurons: the larger')).toBeVisible();
  await neuron.press('End');
  for (let output = 9; output >= 0; output--) await page.keyboard.press('ArrowLeft');
  await expect(title).toHaveText('Layer 2, neuron 5');
  await expect(card).toContainText('speaks loudest for');
  await expect(examples).not.toHaveCount(0);
  expect(await unreadableCaptions(page)).toEqual([]);
  await window.goTo('Train');
  await window.enter({ 'Hidden layers': '' });
  await window.train(1);
  await window.goTo('Network');
  await expect(page.getByText('No hidden layer: the weights')).toBeVisible();
  await neuron.press('End');
  await expect(title).toHaveText('Output 9');
  await expect(card).toContainText(/on images of \d|on all 1,000 test images/);
  await expectAccessible(page);
  expect(await unreadableCaptions(page)).toEqual([]);
  await window.goTo('Train');
  expect(faults).toEqual([]);
});

test('Network shows the windows of a convolution, and what its maps find in a digit', async ({ inkling }) => {
  const window = new InklingWindow(inkling);
  const { page } = window;
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await window.enter({ 'Hidden layers': '6c5, p2, 20' });
  await window.train(1);
  await page.keyboard.press('Control+4');
  const maps = page.getByRole('region', { name: /^How it reads/ });
  await expect(maps).toContainText('press N for a sample');
  await expect(maps.getByRole('heading', { level: 3 })).toHaveText([
    'Convolution, window 5 × 5: 6 maps of 24 × 24',
    'Largest of 2 × 2: 6 maps of 12 × 12',
    'Dense: 20 neurons',
    'Output: 10 neurons',
  ]);
  await expect(maps).toContainText('A window is moved over the whole image');
  await expect(maps.getByRole('img')).toHaveCount(1);
  const places = () =>
    maps
      .locator('canvas')
      .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const withoutDigit = await places();

  await page.keyboard.press('n');
  await expect(maps).toHaveAccessibleName(/^How it reads this \d/);
  await expect(maps.getByRole('img')).toHaveCount(5);
  expect(await places()).toEqual(withoutDigit);
  await expect(page.locator('.time-machine-picture canvas')).not.toHaveCount(0);
  const found = maps.getByRole('img', { name: /24 × 24. What it makes of the digit/ });
  const shades = () =>
    found.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, 48, 48);
      return new Set(new Uint32Array(data.buffer)).size;
    });
  await expect.poll(shades).toBeGreaterThan(10);

  // There are no neurons to go through, and the keys for them do nothing.
  await expect(page.getByRole('contentinfo')).not.toContainText('neuron');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expectAccessible(page);

  // Without the digit, the windows stay.
  await page.keyboard.press('c');
  await expect(maps.getByRole('img')).toHaveCount(1);
  expect(faults).toEqual([]);
});
