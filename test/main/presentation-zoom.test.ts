import { describe, expect, it } from 'vitest';
import { presentationZoom } from '../../src/main/presentation-zoom';

describe('presentationZoom', () => {
  it.each([
    [1024, 700, 1.25],
    [1280, 800, 1.25],
    [1920, 1080, 1.5],
    [2560, 1440, 2],
    [3840, 2160, 2.5],
    // A wide window that is low, and a high one that is narrow.
    [3840, 900, 1.25],
    [1700, 2000, 1.25],
  ])('of a window of %i x %i is %f', (width, height, zoom) => {
    expect(presentationZoom({ width, height })).toBe(zoom);
  });
});
