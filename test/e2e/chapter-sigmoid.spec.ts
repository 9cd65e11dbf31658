import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'Sigmoid against step';

test('turns sigmoids into perceptrons by pointer and keyboard, and solves both exercises', async ({
  inkling,
}) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await place.open(title);
  const figure = page.getByRole('region', { name: 'Sigmoid and step' });
  const network = figure.getByRole('group');
  const c = place.slider(/^c,/);

  // σ(1) = 0.731; with c = 10 it is nearly 1, and at z = 0 it is a half all the time.
  const curves = figure.getByRole('img');
  await expect(curves).toHaveAccessibleName(
    /for c = 1: 0\.5 at z = 0, 0\.731 at z = 1\. The step is 0 up to z = 0/,
  );
  await bench.getByRole('button', { name: '10', exact: true }).click();
  await expect(curves).toHaveAccessibleName(/for c = 10: 0\.5 at z = 0, 1 at z = 1/);
  await place.setByKeys(c, '0.1');
  await expect(curves).toHaveAccessibleName(/for c = 0\.1: 0\.5 at z = 0, 0\.525 at z = 1/);
  await expect(network).toHaveAccessibleName(
    /inputs 1 0\. As sigmoids, the hidden neurons give out 0\.525 and/,
  );
  const { width, height } = (await c.boundingBox())!;
  await c.click({ position: { x: width - 7, y: height / 2 } });
  await expect(c).toHaveAttribute('aria-valuetext', '1000');
  await expect(bench.getByRole('row').nth(3)).toHaveText('101.000010.0000');

  // For which c do perceptrons change?
  const scaling = place.exercise(0);
  await scaling.check();
  await expect(scaling.verdict).toContainText('No answer yet.');
  await scaling.card.getByLabel('Only for very large c').check();
  await scaling.check();
  await expect(scaling.verdict).toContainText('Not so.');
  await scaling.card.getByLabel('Only for very large c').press('ArrowDown');
  await scaling.checkByKey();
  await expect(scaling.verdict).toContainText('every perceptron says the same as before');

  // The input for which a sigmoid never becomes a perceptron.
  const exception = place.exercise(1);
  await exception.check();
  await expect(exception.verdict).toContainText('Not 1 0.');
  await network.getByRole('button', { name: 'Input x₂' }).press('Enter');
  await expect(network).toHaveAccessibleName(/give out 0\.5 and 1,/);
  await exception.checkByKey();
  await expect(exception.verdict).toContainText('1 1 it is. In hidden neuron 1, w·x + b = 0');
  await network.getByRole('button', { name: 'Input x₁' }).click();
  await expect(exception.verdict).toBeEmpty();
  await place.expectDone(title);
});
