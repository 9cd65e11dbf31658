import { expect, it } from 'vitest';
import { findReleasesUrl } from '../../src/main/releases';

it('the environment can name another server for updates only while Inkling runs from its sources', () => {
  const environment = { INKLING_RELEASES_URL: 'http://localhost:1' };
  expect(findReleasesUrl(false, environment)).toBe('http://localhost:1');
  expect(findReleasesUrl(false, {})).toBeUndefined();
  expect(findReleasesUrl(true, environment)).toBeUndefined();
});
