import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isNewerVersion } from '../../../src/services/updates/version';

describe('isNewerVersion', () => {
  it.each([
    ['v0.1.1', '0.1.0', true],
    ['v0.10.0', '0.9.9', true],
    ['v1.0.0', '1.0.0-beta.2', true],
    ['v0.1.0', '0.1.0', false],
    ['v0.1.0', '0.2.0', false],
    ['v1.0.0-beta.2', '1.0.0', false],
    ['v2', '1.0.0', false],
    ['v2.0.0', 'a build of my own', false],
  ])('tells whether %s comes after %s: %s', (candidate, current, isNewer) => {
    expect(isNewerVersion(candidate, current)).toBe(isNewer);
  });

  it('never says of two versions that each comes after the other', () => {
    const part = fc.nat(20);
    const version = fc.tuple(part, part, part).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, (one, other) => {
        const answers = [isNewerVersion(one, other), isNewerVersion(other, one)];
        expect(answers.filter(Boolean)).toHaveLength(one === other ? 0 : 1);
      }),
    );
  });
});
