import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = '504192';

test('cuts the book’s number, shows every candidate, and explains a wrong cut, by pointer and keyboard', async ({
  inkling,
}) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await place.open(title);
  const figure = page.getByRole('region', { name: 'Every candidate' });
  const cuts = figure.getByRole('img', { name: /candidates\. Best: 6 digits, read as 504192/ });
  await expect(cuts).toBeVisible();
  await expect(figure.getByRole('img', { name: /^Read as \d$/ })).toHaveCount(6);
  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('Not yet: this is cut as you meant it.');

  const candidate = bench.getByLabel('Candidate, from the left');
  const first = await candidate.inputValue();
  await candidate.press('ArrowDown');
  await expect(candidate).not.toHaveValue(first);
  await expect(bench.getByRole('table')).toContainText('sum');
  await cuts.locator('.candidate.is-best').filter({ hasText: '4 ' }).click();
  await expect(bench.getByRole('img', { name: 'The candidate, read as 4' })).toBeVisible();

  // Two strokes far apart that were meant as one digit.
  await page.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(figure).toContainText('Write a number');
  const pad = page.getByRole('application', { name: 'Pad for a number' });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const draw = async (points: readonly (readonly [number, number])[]) => {
    const [[x, y], ...rest] = points.map(([across, down]) => [
      box.x + across * box.height,
      box.y + down * box.height,
    ]);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const [nextX, nextY] of rest) await page.mouse.move(nextX, nextY, { steps: 8 });
    await page.mouse.up();
  };
  // Half of a 4 and its upright, far apart.
  await draw([
    [0.6, 0.25],
    [0.45, 0.55],
    [0.7, 0.55],
  ]);
  await draw([
    [1.6, 0.3],
    [1.6, 0.8],
  ]);
  await expect(figure.getByRole('img', { name: /Best: 2 digits/ })).toBeVisible();
  await bench.getByLabel('What is written').fill('1234567');
  await exercise.check();
  await expect(exercise.verdict).toContainText('There are not so many digits.');
  await bench.getByLabel('What is written').fill('4');
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText(/Cut into .*, not 4\./);
  await place.expectDone(title);
});

test('writes a candidate’s score only where its bar has room for it', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  await place.open(title);
  await place.window.choose('model.book');
  const candidates = place.page.getByRole('region', { name: 'Every candidate' }).locator('.candidate');
  await expect(candidates.filter({ hasText: '−0.0' })).not.toHaveCount(0);
  const overflowing = await candidates.evaluateAll((all) =>
    all
      .filter((candidate) => {
        const [bar, text] = ['rect', 'text'].map((name) =>
          candidate.querySelector(name)!.getBoundingClientRect(),
        );
        return text.left < bar.left || text.right > bar.right;
      })
      .map(({ textContent }) => textContent),
  );
  expect(overflowing).toEqual([]);
});

test('takes the number that was written in Read', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, window } = place;
  await window.goTo('Read');
  const pad = page.getByRole('application', { name: 'Wide pad' });
  const box = (await pad.boundingBox())!;
  for (const x of [0.8, 1.6]) {
    await page.mouse.move(box.x + x * box.height, box.y + 0.3 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + x * box.height, box.y + 0.8 * box.height, { steps: 8 });
    await page.mouse.up();
  }
  await expect(page.getByRole('radiogroup', { name: 'Digits found' }).getByRole('radio')).toHaveCount(2);
  await place.open(title);
  await page.getByRole('button', { name: 'From Read' }).click();
  await expect(page.getByRole('img', { name: /Best: 2 digits, read as 11/ })).toBeVisible();
  await expect(page.getByLabel('What is written')).toHaveValue('11');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('img', { name: /read as 504192/ })).toBeVisible();
});
