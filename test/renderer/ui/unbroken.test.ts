import { expect, it } from 'vitest';
import { unbroken } from '../../../src/renderer/ui/unbroken';

it('keeps a number with its percent sign and with what it is a part of', () => {
  expect(unbroken('The book: 9542 / 10000. Here, 95.3 to 95.6 %.')).toBe(
    'The book: 9542\u00a0/\u00a010000. Here, 95.3 to 95.6\u00a0%.',
  );
});
