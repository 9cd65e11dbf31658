import { describe, expect, it } from 'vitest';
import type { LogFields } from '../../src/services/log';
import { describeEntry, loggingBugs, silentLog } from '../../src/services/log';

describe('describeEntry', () => {
  it('returns the message, and the fields that have a value', () => {
    expect(describeEntry('app closed')).toBe('app closed');
    expect(describeEntry('app closed', { code: undefined })).toBe('app closed');
    expect(describeEntry('run ended', { runId: 3, state: 'stopped', code: undefined })).toBe(
      'run ended {"runId":3,"state":"stopped"}',
    );
  });

  it('leaves out what may be a path', () => {
    const fields = { unix: '/home/ada/letters', windows: 'C:\\Users\\Ada\\letters', version: '45.4.1' };
    expect(describeEntry('opened', fields)).toBe(
      'opened {"unix":"(left out)","windows":"(left out)","version":"45.4.1"}',
    );
  });
});

describe('loggingBugs', () => {
  function collect() {
    const errors: [string, LogFields | undefined][] = [];
    const error = (message: string, fields?: LogFields) => void errors.push([message, fields]);
    return { errors, log: { ...silentLog, error } };
  }

  it('returns what the work returns, and logs nothing', async () => {
    const { errors, log } = collect();
    expect(await loggingBugs(log, {}, () => 7)).toBe(7);
    expect(await loggingBugs(log, {}, () => Promise.resolve('later'))).toBe('later');
    expect(errors).toEqual([]);
  });

  it('logs kind and place of what is thrown, without its message, and throws it again', async () => {
    const { errors, log } = collect();
    const thrown = Object.assign(new TypeError("cannot open '/home/ada/letter.png'"), { code: 'ENOENT' });
    await expect(
      loggingBugs(log, { request: 'model.open' }, () => {
        throw thrown;
      }),
    ).rejects.toBe(thrown);
    const [[message, fields]] = errors;
    expect(message).toBe('unexpected error');
    expect(fields).toMatchObject({ request: 'model.open', error: 'TypeError', code: 'ENOENT' });
    expect(fields?.at).toMatch(/^log\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(fields)).not.toContain('ada');
  });

  it('logs what a promise is rejected with, be it an error or not', async () => {
    const { errors, log } = collect();
    await expect(loggingBugs(log, {}, () => Promise.reject('letter.png'))).rejects.toBe('letter.png');
    expect(errors).toEqual([['unexpected error', { error: 'string' }]]);
  });
});
