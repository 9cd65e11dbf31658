import { describe, expect, it } from 'vitest';
import { PalmGuard, type Contact } from '../../../src/renderer/drawing/palm-guard';

const contact = (pointerType: string, timeStamp: number, size = 20): Contact => ({
  pointerType,
  timeStamp,
  width: size,
  height: size,
});

describe('PalmGuard', () => {
  it('lets mouse, pen and finger draw', () => {
    for (const pointerType of ['mouse', 'pen', 'touch']) {
      expect(new PalmGuard().isPalm(contact(pointerType, 0))).toBe(false);
    }
  });

  it('takes what is broader than a finger for a palm', () => {
    expect(new PalmGuard().isPalm(contact('touch', 0, 90))).toBe(true);
    expect(new PalmGuard().isPalm(contact('mouse', 0, 90))).toBe(false);
  });

  it('lets no finger draw while a pen is about, but soon after', () => {
    const palm = new PalmGuard();
    palm.notice(contact('pen', 1000));
    expect(palm.isPalm(contact('touch', 1100))).toBe(true);
    expect(palm.isPalm(contact('pen', 1200))).toBe(false);
    expect(palm.isPalm(contact('touch', 1800))).toBe(true);
    expect(palm.isPalm(contact('touch', 3000))).toBe(false);
  });
});
