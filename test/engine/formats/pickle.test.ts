import { describe, expect, it } from 'vitest';
import { readBookPickle } from '../../../src/engine/data/book-pickle';
import { parseBytes } from './parse-bytes';
import { encodeBookPickle, splitsOf } from '../../services/data/form-files';
import { createSmallDataSet } from '../../services/small-data-set';

const splits = splitsOf(createSmallDataSet());
const book = Buffer.from(encodeBookPickle(splits));

const parse = (bytes: Uint8Array) => parseBytes(Uint8Array.from(bytes), readBookPickle('mnist.pkl'));

function messageOf(bytes: Uint8Array | string): string {
  const result = parse(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  if (result.ok) throw new Error('It was accepted.');
  expect(result.failure.code).toBe('data-damaged');
  return result.failure.message;
}

/** The book's file with every occurrence of a text replaced by one of the same length. */
function replaced(text: string, other: string): Buffer {
  return Buffer.from(book.toString('latin1').replaceAll(text, other), 'latin1');
}

describe('readBookPickle', () => {
  it('gives the bytes whose 256ths are in the file', () => {
    const result = parse(book);
    if (!result.ok) throw new Error(result.failure.message);
    const { training, validation, test } = result.value;
    expect(Buffer.concat([training.images, validation.images])).toEqual(Buffer.from(splits.training.images));
    expect(Buffer.concat([training.labels, validation.labels])).toEqual(Buffer.from(splits.training.labels));
    expect(test).toEqual({ images: splits.test.images.slice(), labels: splits.test.labels.slice() });
  });

  it('gives the bytes of 255ths as well', () => {
    const of255 = Buffer.from(book);
    const start = of255.indexOf('\x89T', 0, 'latin1') + 6;
    for (let pixel = 0; pixel < splits.training.images.length; pixel++) {
      if (pixel >= 100 * 784) break;
      of255.writeFloatLE(splits.training.images[pixel] / 255, start + pixel * 4);
    }
    const result = parse(of255);
    if (!result.ok) throw new Error(result.failure.message);
    expect(Buffer.from(result.value.training.images)).toEqual(
      Buffer.from(splits.training.images.subarray(0, 100 * 784)),
    );
  });

  it('reads the names that NumPy has had since version 2', () => {
    const renamed = Buffer.from(
      book.toString('latin1').replaceAll('cnumpy.core.multiarray', 'cnumpy._core.multiarray'),
      'latin1',
    );
    expect(parse(renamed)).toEqual(parse(book));
  });

  it.each([
    ['a call of a command', 'cposix\nsystem\n(U\x04true\x85R.', '“posix system”'],
    ['a call by protocol 4', '\x80\x04\x8c\x02os\x8c\x06system\x93.', '“os system”'],
    ['Python 3 with protocol 2', '\x80\x02c_codecs\nencode\n.', '“_codecs encode”'],
    ['an instance', '\x80\x02(i__main__\nThing\n.', 'instruction “i”'],
    ['a list', '\x80\x02].', 'instruction “]”'],
    ['a dictionary', '\x80\x02}.', 'instruction “}”'],
    ['protocol 0', "(S'text'\n.", 'instruction “S”'],
    ['an object of an extension', '\x82\x01.', 'instruction 0x82'],
  ])('refuses %s, of which nothing is run', (_what, text, name) => {
    const message = messageOf(text);
    expect(message).toContain(name);
    expect(message).toContain('nothing in it was run');
  });

  it.each([
    ['protocol 5', '\x80\x05.', 'it has pickle protocol 5; save it with protocol 4.'],
    ['a single number', 'K\x01.', 'it does not hold three pairs'],
    ['three numbers', 'K\x01K\x02K\x03\x87.', 'it does not hold three pairs'],
    ['an end without a value', '.', 'it is damaged.'],
    ['a mark as its value', '(.', 'it is damaged.'],
    ['more than one value', 'K\x01K\x01.', 'it is damaged.'],
    ['something unknown recalled', 'h\x07.', 'it is damaged.'],
    ['a long text', `X\xff\xff\xff\x7f${'x'.repeat(1000)}`, 'it contains a long text'],
    ['a long name', `c${'x'.repeat(1000)}`, 'it contains a long text'],
    ['no end', 'N'.repeat(10_000), 'it is longer than a tuple of arrays.'],
    ['more after its end', 'N.N', 'it has more after its end.'],
  ])('refuses %s', (_what, text, message) => {
    expect(messageOf(text)).toContain(`mnist.pkl: ${message}`);
  });

  it('refuses what is no grey value, and arrays of another kind', () => {
    const wrong = Buffer.from(book);
    wrong.writeFloatLE(0.3, wrong.indexOf('\x89T', 0, 'latin1') + 6 + 4 * (784 + 5));
    expect(messageOf(wrong)).toContain('pixel 5 of image 1 is not a grey value');
    expect(messageOf(replaced('U\x02f4', 'U\x02i4'))).toMatch(/is not a grey value|does not hold/);
    expect(messageOf(replaced('U\x01<', 'U\x01>'))).toContain('type “>f4”');
    expect(messageOf(replaced('\x89T', '\x88T'))).toContain('stored column by column');
  });

  it('says so wherever the file ends too early', () => {
    for (let length = 0; length < 400; length++) expect(messageOf(book.subarray(0, length))).toMatch(/\.$/);
    for (const length of [1_000, 100_000, book.length - 1]) {
      expect(messageOf(book.subarray(0, length))).toContain('ends too early');
    }
  });
});
