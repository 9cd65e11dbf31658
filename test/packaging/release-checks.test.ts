import { describe, expect, it } from 'vitest';
import { obstaclesToRelease } from '../../scripts/machine/release-checks.js';

const ready = {
  version: '0.2.0',
  changelog: '# Changelog\n\n## 0.2.0 (2026-03-05)\n\nNew.\n\n## 0.1.0 (2026-01-02)\n\nThe first.\n',
  changes: '',
  tags: ['v0.1.0'],
};

describe('obstaclesToRelease', () => {
  it('finds none where all is ready', () => {
    expect(obstaclesToRelease(ready)).toEqual([]);
  });

  it.each([
    [{ changes: ' M README.md\n' }, 'The working tree has changes that are not committed.'],
    [{ tags: ['v0.1.0', 'v0.2.0'] }, 'There is a tag v0.2.0 already.'],
    [{ changelog: '# Changelog\n' }, 'CHANGELOG.md has no section “## 0.2.0 (YYYY-MM-DD)”.'],
    [
      { changelog: '## 0.2.0 (unreleased)\n' },
      'CHANGELOG.md says “unreleased” where the date of 0.2.0 belongs.',
    ],
    [{ version: '0.1.0' }, 'In CHANGELOG.md, 0.1.0 is not the first section.'],
  ])('names what is missing: %j', (change, obstacle) => {
    expect(obstaclesToRelease({ ...ready, ...change })).toContain(obstacle);
  });

  it('takes no version that an update check could not compare', () => {
    expect(obstaclesToRelease({ ...ready, version: '0.2' })[0]).toBe(
      '“0.2” in package.json is no version like 1.2.3.',
    );
  });
});
