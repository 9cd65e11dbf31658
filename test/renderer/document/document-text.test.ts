import { describe, expect, it } from 'vitest';
import { describeNetwork } from '../../../src/renderer/document/document-text';
import { documentState, epochResult } from '../fake-bridge';

describe('describeNetwork', () => {
  it('tells what the network learned from, for how long, and how well it reads', () => {
    const { provenance } = documentState();
    const epochs = [epochResult(0, 9129), epochResult(1, 9295)];
    const state = documentState({ provenance: { ...provenance, dataset: 'MNIST', epochs } });
    expect(describeNetwork(state)).toBe(
      '784-30-10 · trained on MNIST for 2 epochs · 92.95 % of the test images read correctly',
    );
  });

  it('does not make up a past for a network that has none', () => {
    const { provenance } = documentState();
    const state = documentState({ provenance: { ...provenance, epochs: [] } });
    expect(describeNetwork(state)).toBe('784-30-10 · no training known of');
  });
});
