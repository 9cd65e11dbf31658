import { describe, expect, it } from 'vitest';
import { chapterUrl, isKnownPage } from '../../src/main/known-pages';
import { UpdateDesk } from '../../src/services/updates/update-desk';

describe('isKnownPage', () => {
  it('knows the chapter and Inkling’s releases', () => {
    const { page } = new UpdateDesk({ version: '0.1.0' });
    for (const url of [chapterUrl, page, `${page}/tag/v1.20.3`]) expect(isKnownPage(url)).toBe(true);
  });

  it.each([
    'https://github.com/inkling/inkling/releases/tag/v1.0.0/../../../evil',
    'https://github.com/inkling/inkling/releases@evil.example',
    'https://github.com.evil.example/inkling/inkling/releases',
    'http://github.com/inkling/inkling/releases',
    'file:///etc/passwd',
    'smb://evil.example/share',
    `${chapterUrl}?next`,
    '',
  ])('knows no other page: %s', (url) => {
    expect(isKnownPage(url)).toBe(false);
  });
});
