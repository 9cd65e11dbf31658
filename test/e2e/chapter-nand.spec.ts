import type { Locator } from '@playwright/test';
import { ChapterPlace } from './chapter';
import { expect, test } from './harness';

const title = 'NAND and the half adder';

test('builds circuits of NAND gates by pointer and keyboard, and solves both exercises', async ({
  inkling,
}) => {
  const place = new ChapterPlace(inkling);
  const { page, bench } = place;
  await place.open(title);
  const figure = page.getByRole('region', { name: /^(Half adder|XOR|Full adder)$/ });
  const diagram = figure.getByRole('group', { name: /NAND gates/ });
  const gate = (name: string) => diagram.getByRole('button', { name: new RegExp(`^Gate ${name},`) });
  const wire = (number: number) => bench.getByRole('combobox', { name: `Wire ${number} from` });

  // The half adder of the book, its signals and its weights.
  await expect(figure).toContainText('1 + 1 = 10');
  await expect(diagram).toHaveAccessibleName(
    'Half adder of 5 NAND gates. Inputs: x₁ 1, x₂ 1. Outputs: sum 0, carry 1.',
  );
  await diagram.getByRole('button', { name: 'Input x₂' }).click();
  await expect(diagram).toHaveAccessibleName(/sum 1, carry 0/);
  await diagram.getByRole('button', { name: 'Input x₁' }).press('Enter');
  await expect(figure).toContainText('0 + 0 = 00');
  await expect(bench).toContainText('0 · (−2) + 0 · (−2) + 3 = 3 > 0: it says 1.');
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure.getByRole('status')).toHaveText('Step 0 of 3');
  await expect(diagram).toHaveAccessibleName(/sum \?, carry \?/);
  await figure.getByRole('button', { name: 'Step', exact: true }).press('Enter');
  await expect(gate('A')).toHaveAccessibleName(/says 1$/);
  await expect(gate('B')).toHaveAccessibleName(/says \?$/);
  await figure.getByRole('button', { name: 'All steps' }).click();
  await gate('E').press(' ');
  await expect(bench.getByRole('heading', { name: 'Gate E' })).toBeVisible();
  await expect(bench).toContainText('1 · (−4) + 3 = −1 ≤ 0: it says 0.');
  await bench.getByLabel('Two wires from one source as one of −4').check();
  await expect(diagram.getByText('−4')).toBeVisible();
  await bench.getByLabel('Inputs as a layer of neurons').check();
  await expect(diagram.locator('circle')).toHaveCount(7);

  // XOR: wrong while it is empty, then built with the keyboard's fields and the pointer.
  const xor = place.exercise(0);
  await xor.card.getByRole('button', { name: 'Build the XOR in the figure' }).click();
  await xor.check();
  await expect(xor.verdict).toHaveText('2 of 4 cases. Look at 0 1: it says 0, and should say 1.');
  const addGate = bench.getByRole('button', { name: 'Add a gate' });
  await addGate.press('Enter');
  await wire(1).selectOption('x₁');
  await wire(2).selectOption('x₂');
  await addGate.click();
  await addGate.click();
  await addGate.click();
  const draw = async (from: Locator, to: Locator) => {
    await from.hover();
    await page.mouse.down();
    await to.hover();
    await page.mouse.up();
  };
  const input = (name: string) => diagram.getByRole('button', { name: `Input ${name}` });
  await draw(input('x₁'), gate('B'));
  await draw(gate('A'), gate('B'));
  await expect(gate('B')).toHaveAccessibleName('Gate B, wired to x₁ and A, says 0');
  await draw(input('x₂'), gate('C'));
  await draw(gate('A'), gate('C'));
  await draw(gate('B'), gate('D'));
  await draw(gate('C'), gate('D'));
  // A loop is refused.
  await draw(gate('D'), gate('A'));
  await expect(gate('A')).toHaveAccessibleName(/wired to x₁ and x₂/);
  await expect(bench.getByRole('combobox', { name: 'XOR from' })).toHaveValue('');
  await draw(gate('D'), diagram.getByText('XOR'));
  await xor.checkByKey();
  await expect(xor.verdict).toHaveText('Right in all 4 cases. You used 4 gates.');
  // Without one of its wires it is wrong again, and stays solved.
  await gate('D').click();
  await expect(wire(1).getByRole('option')).toHaveText(['nothing', 'x₁', 'x₂', 'A', 'B', 'C']);
  await wire(1).selectOption('nothing');
  await xor.check();
  await expect(xor.verdict).toHaveText(/^\d of 4 cases\./);
  await expect(xor.card.getByText('solved', { exact: true })).toBeVisible();
  await bench.getByRole('button', { name: 'Remove D' }).click();
  await expect(diagram).toHaveAccessibleName(/^XOR of 3 NAND gates/);
  await bench.getByRole('button', { name: 'Start again' }).click();
  await expect(diagram).toHaveAccessibleName(/^XOR of 0 NAND gates/);

  // The full adder: a half adder is not enough.
  await figure.getByRole('radio', { name: 'Full adder' }).check();
  const fullAdder = place.exercise(1);
  await fullAdder.check();
  await expect(fullAdder.verdict).toHaveText('1 of 8 cases. Look at 0 0 1: it says 0 0, and should say 1 0.');
  await fullAdder.showAnswer();
  await expect(figure).toContainText('1 + 0 + 1 = 10');
  await fullAdder.checkByKey();
  await expect(fullAdder.verdict).toHaveText('Right in all 8 cases. You used 9 gates.');
  await place.expectDone(title);
});
