import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'One example by hand';

test('carries an error back by pointer and keyboard, and solves the exercise', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, bench, window } = place;
  await expect(page.getByRole('contentinfo')).toContainText('1,000 test');
  await window.enter({ 'Hidden layers': '12', Seed: '3' });
  await window.train(1);
  await place.open(title);
  const steps = page.getByRole('region', { name: 'One gradient, step by step' });
  const number = (name: string) =>
    steps
      .locator('div')
      .filter({ has: page.getByText(name, { exact: false }) })
      .locator('dd')
      .innerText();
  const picture = bench.getByRole('spinbutton', { name: /^Picture, 1 to 1,000/ });
  await expect(page.getByRole('img', { name: /^The picture: Test image 1, a \d$/ })).toBeVisible();
  await picture.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('img', { name: /^The picture: Test image 2, a \d$/ })).toBeVisible();
  await picture.fill('5000');
  await picture.blur();
  await expect(picture).toHaveValue('1000');
  await picture.fill('1');
  await expect(page.getByRole('img', { name: /^The picture: Test image 1, a \d$/ })).toBeVisible();

  // The finite difference agrees, for an output and for a hidden neuron.
  const agree = async () => {
    const gradient = (await number('gradient')).split('=').at(-1)!.trim();
    const difference = await number('checked: change it a little, see C');
    const [one, other] = [gradient, difference].map((text) => Number(text.replaceAll('−', '-')));
    expect(Math.abs(one - other)).toBeLessThan(1e-6 + 1e-3 * Math.abs(one));
  };
  await agree();
  await bench.getByLabel('Layer').selectOption('hidden 1');
  await bench.getByLabel('Neuron').selectOption('7');
  await expect(page.getByRole('row', { name: /^7 / })).toHaveAttribute('aria-current', 'true');
  await agree();
  await bench.getByLabel(/^Or from pixel, 1 to 784/).fill('2');
  await expect(bench.getByLabel(/^Weight/).locator('option:checked')).toHaveText(/^from pixel 2, a = 0/);
  await bench.getByLabel(/^Weight/).selectOption('the bias');
  await expect(bench.getByLabel(/^Or from pixel/)).toHaveValue('');
  await agree();

  const exercise = place.exercise(0);
  await exercise.check();
  await expect(exercise.verdict).toContainText('No answer yet.');
  const answer = (question: number, name: string) =>
    exercise.card.getByRole('group').nth(question).getByRole('radio', { name });
  const questions = await exercise.card.getByRole('group').allInnerTexts();
  const isOfBlank = (text: string) => text.includes('which gives 0,');
  for (const [index] of questions.entries()) await answer(index, 'negative').click();
  await exercise.check();
  await expect(exercise.verdict).toContainText('1 of 3.');
  for (const [index, text] of questions.entries()) {
    if (text.includes('should be 1')) continue;
    await answer(index, 'negative').press('ArrowRight');
    await expect(answer(index, 'zero')).toBeChecked();
    if (!isOfBlank(text)) await answer(index, 'zero').press('ArrowRight');
  }
  await exercise.checkByKey();
  await expect(exercise.verdict).toContainText('All three.');
  await place.expectDone(title);
});

test('writes factors whose product is the error, also where an output is sure', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  await place.window.choose('model.book');
  await expect.poll(() => place.window.title()).toContain('The book’s network');
  await place.open(title);
  const steps = place.page.getByRole('region', { name: 'One gradient, step by step' });
  const [, factors, error] = (await steps.getByText('(a − y) σ′(z) =').innerText()).split('=');
  const toNumber = (text: string) => Number(text.trim().replaceAll('−', '-'));
  const [difference, slope] = factors.split('×').map(toNumber);
  expect(toNumber(error) / (difference * slope)).toBeCloseTo(1, 2);
});
