import { describe, expect, it } from 'vitest';
import { errorCode, plainReason } from '../../../src/services/files/file-errors';

const errorWith = (code: string) => Object.assign(new Error('technical'), { code });

describe('plainReason', () => {
  it.each([
    ['EACCES', 'permission is denied'],
    ['ENOSPC', 'the disk is full'],
    ['EISDIR', 'it is a folder'],
    ['EROFS', 'the disk is read-only'],
    ['ENOENT', 'there is no such file or folder'],
  ])('puts %s into plain words', (code, words) => {
    expect(plainReason(errorWith(code))).toBe(words);
  });

  it('falls back to what the error says itself', () => {
    expect(plainReason(errorWith('ESTRANGE'))).toBe('technical');
    expect(plainReason('a string')).toBe('a string');
  });
});

describe('errorCode', () => {
  it('gives the code of a system error and nothing for others', () => {
    expect(errorCode(errorWith('EPERM'))).toBe('EPERM');
    expect(errorCode(new Error('no code'))).toBe('');
    expect(errorCode(undefined)).toBe('');
  });
});
