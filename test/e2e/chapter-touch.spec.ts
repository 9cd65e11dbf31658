import type { CDPSession, Locator } from '@playwright/test';
import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

interface Place {
  x: number;
  y: number;
}

/** A finger on the screen. */
class Finger {
  constructor(private readonly session: CDPSession) {}

  async tap(target: Locator): Promise<void> {
    await this.drag(await middleOf(target));
  }

  /** Goes down at the first place and up at the last, by way of all others. */
  async drag(...places: Place[]): Promise<void> {
    await this.#touch('touchStart', [places[0]]);
    for (const place of places.slice(1)) await this.#touch('touchMove', [place]);
    await this.#touch('touchEnd', []);
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Place[]): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/** A place in a box, in shares of its sides. */
async function placeIn(target: Locator, across: number, down: number): Promise<Place> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + across * width, y: y + down * height };
}

function middleOf(target: Locator): Promise<Place> {
  return placeIn(target, 0.5, 0.5);
}

test('does with a finger what the pointer does on the pages of the chapter', async ({ inkling }) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  const finger = new Finger(await page.context().newCDPSession(page));

  // Weights by slider: a touch on its track sets it.
  await place.open('Weigh evidence');
  const weight = place.slider('Weight 1');
  const before = await weight.getAttribute('aria-valuetext');
  await finger.drag(await placeIn(weight, 0.1, 0.5));
  await expect(weight).not.toHaveAttribute('aria-valuetext', before!);

  // A signal is switched by a tap, and a wire is drawn.
  await place.open('NAND and the half adder');
  const diagram = page.getByRole('group', { name: /NAND gates/ });
  await finger.tap(diagram.getByRole('button', { name: 'Input x₂' }));
  await expect(diagram).toHaveAccessibleName(/sum 1, carry 0/);
  await place.exercise(0).card.getByRole('button', { name: 'Build the XOR in the figure' }).click();
  await bench.getByRole('button', { name: 'Add a gate' }).click();
  const input = diagram.getByRole('button', { name: 'Input x₁' });
  const gate = diagram.getByRole('button', { name: /^Gate A,/ });
  const [from, to] = [await middleOf(input), await middleOf(gate)];
  await finger.drag(from, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to);
  await expect(bench.getByRole('combobox', { name: 'Wire 1 from' })).toHaveValue(/./);

  // The ball is placed on a surface.
  await place.open('A ball in a valley');
  await bench.getByLabel('Landscape').selectOption({ label: 'Saddle' });
  const map = page.getByRole('region', { name: 'Saddle' }).getByRole('img').first();
  const start = place.slider('Start of v₁');
  await finger.drag(await placeIn(map, 0.4, 0.5), await placeIn(map, 0.8, 0.3));
  await expect(start).not.toHaveAttribute('aria-valuetext', '−1.8');

  // A curve is predicted by drawing it.
  await place.open('Which eta?');
  const plot = page.getByRole('img', { name: /^Accuracy by epoch/ });
  await finger.drag(
    await placeIn(plot, 0.3, 0.5),
    await placeIn(plot, 0.6, 0.4),
    await placeIn(plot, 0.93, 0.3),
  );
  await expect(place.slider(/after epoch 30$/)).not.toHaveAttribute('aria-valuetext', '10 %');
});
