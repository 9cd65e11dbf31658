import { describe, expect, it } from 'vitest';
import { encodeCsv } from '../../../src/engine/formats/csv';

describe('encodeCsv', () => {
  it('ends every line with CR LF and leaves missing values empty', () => {
    expect(
      encodeCsv(
        ['epoch', 'cost'],
        [
          [0, 0.25],
          [1, undefined],
        ],
      ),
    ).toBe('epoch,cost\r\n0,0.25\r\n1,\r\n');
  });

  it('quotes fields with commas, quotes and line breaks, and doubles quotes', () => {
    expect(encodeCsv(['a,b', 'say "hi"', 'two\nlines'], [['plain', 'cr\r', '']])).toBe(
      '"a,b","say ""hi""","two\nlines"\r\nplain,"cr\r",\r\n',
    );
  });

  it('writes the header alone when there are no rows', () => {
    expect(encodeCsv(['epoch'], [])).toBe('epoch\r\n');
  });
});
