import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabelledCsv } from '../../../src/engine/data/labelled-csv';
import { parseBytes } from '../formats/parse-bytes';

const pixels = Array.from({ length: 784 }, (_, index) => index % 256);
const line = (label: number | string, values: readonly (number | string)[] = pixels) =>
  [label, ...values].join(',');
const header = `label,${pixels.map((_, index) => `pixel${index}`).join(',')}`;

const parse = (text: string) => parseBytes(new TextEncoder().encode(text), readLabelledCsv('digits.csv'));

function messageOf(text: string): string {
  const result = parse(text);
  if (result.ok) throw new Error('It was accepted.');
  return result.failure.message;
}

describe('readLabelledCsv', () => {
  it.each([
    ['plain lines', `${line(3)}\n${line(9)}\n`],
    ['a last line without its end', `${line(3)}\n${line(9)}`],
    ['a header', `${header}\n${line(3)}\n${line(9)}\n`],
    ['a quoted header in capitals', `"LABEL","x"\n${line(3)}\n${line(9)}\n`],
    ['a byte order mark', `\ufeff${line(3)}\n${line(9)}\n`],
    ['lines of Windows', `${header}\r\n${line(3)}\r\n${line(9)}\r\n`],
    ['spaces and empty lines', `${line(3).replaceAll(',', ', ')}\n\n${line(9)} \n\n`],
  ])('reads %s', (_what, text) => {
    const images = Uint8Array.from([...pixels, ...pixels]);
    expect(parse(text)).toEqual({ ok: true, value: { images, labels: Uint8Array.of(3, 9) } });
  });

  it.each([
    ['a value that is too large', line(1, [256, ...pixels.slice(1)]), 'value 2 of line 2 is more than 255.'],
    ['a negative value', line(1, [-1, ...pixels.slice(1)]), 'value 2 of line 2 is not a whole number'],
    ['a fraction', line(1, ['0.5', ...pixels.slice(1)]), 'value 2 of line 2 is not a whole number'],
    ['a missing value', line(1, ['', ...pixels.slice(1)]), 'value 2 of line 2 is missing.'],
    ['two numbers in one value', line(1, ['1 2', ...pixels.slice(1)]), 'value 2 of line 2 is not'],
    ['a label that is no digit', line(10), 'line 2 begins with 10, not with a label from 0 to 9.'],
    ['a short line', line(1, pixels.slice(1)), 'line 2 has 784 values, not 785.'],
    ['a long line', line(1, [...pixels, 0]), 'line 2 has more than 785 values.'],
  ])('names the line of %s', (_what, second, message) => {
    expect(messageOf(`${line(0)}\n${second}\n${line(0)}\n`)).toContain(`digits.csv: ${message}`);
  });

  it('refuses a file without images, and a table of another kind', () => {
    expect(messageOf('')).toBe('digits.csv: it holds no images.');
    expect(messageOf(`${header}\n`)).toBe('digits.csv: it holds no images.');
    expect(messageOf(`label,${'x'.repeat(20_000)}`)).toBe('digits.csv: its header has no end.');
    expect(messageOf('pixel1,pixel2,class\n1,2,3\n')).toContain('each line must be a label and 784 values');
  });

  it('counts the header among the lines', () => {
    expect(messageOf(`${header}\n${line(0)}\nx`)).toContain('value 1 of line 3');
  });

  it('ends on any text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9,\n]{0,300}$/));
    fc.assert(
      fc.property(text, (content) => {
        expect(messageOf(content)).toMatch(/^digits\.csv: .*[^.]\.$/);
      }),
    );
  });
});
