import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/contract/json';

describe('parseJson', () => {
  it('reads JSON, with a byte order mark too', () => {
    expect(parseJson('\ufeff{"a": [1, "[[{\\"[", null]}')).toEqual({ a: [1, '[[{"[', null] });
    expect(parseJson('{"a": ')).toBeUndefined();
  });

  it('reads any number of lists that are not nested', () => {
    expect(parseJson(`[${'[],'.repeat(1000)}{}]`)).toHaveLength(1001);
  });

  it.each(['[', '{"a":', '[0,['])('refuses %s without end before it takes memory', (level) => {
    const text = level.repeat(10_000_000);
    const before = process.memoryUsage().heapUsed;
    expect(parseJson(text)).toBeUndefined();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
  });
});
