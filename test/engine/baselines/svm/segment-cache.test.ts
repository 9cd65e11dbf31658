import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SegmentCache } from '../../../../src/engine/baselines/svm/segment-cache';

describe('SegmentCache', () => {
  it('keeps the most recently used segments, each in a slot of its own', () => {
    const segments = 12;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: segments - 1 })),
        (slots, requests) => {
          const cache = new SegmentCache(segments, slots);
          /** Segments with their slots, the most recently used last. */
          let kept: { segment: number; slot: number }[] = [];
          for (const segment of requests) {
            const known = kept.find((each) => each.segment === segment);
            const found = cache.find(segment);
            expect(found).toBe(known?.slot ?? -1);
            const slot = found === -1 ? cache.replace(segment) : found;
            kept = [...kept.filter((each) => each.segment !== segment), { segment, slot }].slice(-slots);
            expect(new Set(kept.map((each) => each.slot)).size).toBe(kept.length);
          }
        },
      ),
    );
  });
});
