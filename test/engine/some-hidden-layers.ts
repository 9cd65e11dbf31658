import fc from 'fast-check';
import type { HiddenLayer } from '../../src/contract/hidden-layers';

/** Dense layers, after convolutions and pooling or without them. */
export const someHiddenLayers: fc.Arbitrary<HiddenLayer[]> = fc
  .tuple(
    fc.constantFrom<HiddenLayer[]>([], [], ['3c5'], ['2c1', 'p2'], ['2c5', 'p2', '3c3', 'p2'], ['1c28']),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
  )
  .map(([maps, neurons]) => [...maps, ...neurons]);
