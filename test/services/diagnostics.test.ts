import { describe, expect, it } from 'vitest';
import { dataFields } from '../../src/services/data/data-fields';
import { describeDiagnostics } from '../../src/services/diagnostics';

const versions = { version: '0.1.0', electron: '45.4.1', chrome: '150', node: '24.1.0' };
const ready = {
  phase: 'ready',
  kind: 'mnist',
  isVerified: true,
  name: 'MNIST',
  sha256: '0'.repeat(64),
  trainingImages: 50_000,
  validationImages: 10_000,
  testImages: 10_000,
} as const;

describe('describeDiagnostics', () => {
  it('tells versions, the computer, the data and the end of the log', () => {
    const data = dataFields({ ...ready, folder: '/usual' }, ['/usual']);
    const text = describeDiagnostics(versions, data, ['info app started', 'info data found']);
    expect(text).toContain('Inkling 0.1.0\nElectron 45.4.1, Chromium 150, Node 24.1.0\n');
    expect(text).toContain(process.platform);
    expect(text).toMatch(/\d+ cores, \d+\.\d GiB/);
    expect(text).toContain('kind mnist, place usual folder, isVerified true, trainingImages 50000');
    expect(text).toMatch(/Log:\ninfo app started\ninfo data found\n$/);
  });
});

describe('dataFields', () => {
  it('returns of a folder only whether it is a usual one', () => {
    expect(dataFields({ ...ready, folder: '/home/ada/digits' }, ['/usual'])).toMatchObject({
      place: 'another folder',
    });
    expect(dataFields({ ...ready, kind: 'synthetic' }, ['/usual']).place).toBeUndefined();
  });

  it('returns the code of what is missing, without the sentence that may name a folder', () => {
    const message = 'There is no MNIST in /home/ada/digits.';
    expect(dataFields({ phase: 'unavailable', code: 'data-missing', message }, [])).toEqual({
      phase: 'unavailable',
      code: 'data-missing',
    });
    expect(dataFields({ phase: 'checking' }, [])).toEqual({ phase: 'checking' });
  });
});
