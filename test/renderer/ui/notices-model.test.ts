import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../src/contract/result';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('NoticesModel', () => {
  it('lets what has been done leave by itself, an offer later, and keeps what is wrong', () => {
    const model = new NoticesModel();
    const messages = () => model.notices.value.map(({ message }) => message);
    model.warn('The file is damaged.');
    model.tell('Deleted “A”.', { label: 'Undo', run: () => undefined });
    model.tell('Saved as “a.json”.');
    expect(messages()).toHaveLength(3);
    vi.advanceTimersByTime(10_000);
    expect(messages()).toEqual(['The file is damaged.', 'Deleted “A”.']);
    vi.runAllTimers();
    expect(messages()).toEqual(['The file is damaged.']);
  });

  it('keeps an offer while it is held, and gives it its whole time afterwards', () => {
    const model = new NoticesModel();
    model.tell('Deleted “A”.', { label: 'Undo', run: () => undefined });
    vi.advanceTimersByTime(25_000);
    model.hold();
    vi.advanceTimersByTime(100_000);
    model.release();
    vi.advanceTimersByTime(25_000);
    expect(model.notices.value).toHaveLength(1);
    vi.runAllTimers();
    expect(model.notices.value).toEqual([]);
  });

  it('offers to undo each of two deletions that read the same', () => {
    const model = new NoticesModel();
    const undo = { label: 'Undo', isUndo: true, run: () => undefined };
    model.tell('Deleted 2 runs.', undo);
    model.tell('Deleted 2 runs.', undo);
    expect(model.notices.value).toHaveLength(2);
  });

  it('keeps a confirmation while it is held, and begins anew with the release and with a newer one', () => {
    const model = new NoticesModel();
    model.tell('Saved as “a.json”.');
    model.hold();
    model.tell('Saved as “b.json”.');
    vi.runAllTimers();
    expect(model.notices.value).toHaveLength(1);
    model.release();
    vi.advanceTimersByTime(5000);
    model.tell('Saved as “c.json”.');
    vi.advanceTimersByTime(5000);
    expect(model.notices.value.map(({ message }) => message)).toEqual(['Saved as “c.json”.']);
    vi.runAllTimers();
    expect(model.notices.value).toEqual([]);
  });

  it('tells the same thing once, and again after it was dismissed', () => {
    const model = new NoticesModel();
    model.warn('The file is damaged.');
    model.warn('The file is damaged.');
    expect(model.notices.value).toHaveLength(1);
    model.dismiss(model.notices.value[0].id);
    expect(model.notices.value).toEqual([]);
    model.warn('The file is damaged.');
    expect(model.notices.value).toHaveLength(1);
  });

  it('gives the value of a success and tells of a failure', async () => {
    const model = new NoticesModel();
    expect(await model.outcome(Promise.resolve(success(7)))).toBe(7);
    const failed = failure('file-not-written', 'The disk is full.');
    expect(await model.outcome(Promise.resolve(failed))).toBeUndefined();
    expect(model.notices.value.map(({ message }) => message)).toEqual(['The disk is full.']);
  });

  it('says nothing when a person cancelled', () => {
    const model = new NoticesModel();
    model.report({ code: 'cancelled', message: 'Cancelled.' });
    expect(model.notices.value).toEqual([]);
  });

  it('offers one thing to undo, the last', () => {
    const model = new NoticesModel();
    const undone: string[] = [];
    const undo = (what: string) => ({ label: 'Undo', run: () => undone.push(what) });
    model.warn('The file is damaged.');
    model.tell('Deleted “A”.', undo('A'));
    model.tell('Deleted “B”.', undo('B'));
    expect(model.notices.value.map(({ message }) => message)).toEqual([
      'The file is damaged.',
      'Deleted “B”.',
    ]);
    void model.act(model.notices.value[1]);
    expect(undone).toEqual(['B']);
    expect(model.notices.value.map(({ message }) => message)).toEqual(['The file is damaged.']);
  });

  it('keeps each way back that is the only one', () => {
    const notices = new NoticesModel();
    const undo = { label: 'Undo', isUndo: true, run: () => undefined };
    notices.tell('Deleted “one”.', undo);
    notices.tell('Deleted “two”.', undo);
    expect(notices.notices.value.map(({ message }) => message)).toEqual(['Deleted “one”.', 'Deleted “two”.']);
  });

  it('says what was done last, beside what is wrong', () => {
    const model = new NoticesModel();
    model.warn('The file is damaged.');
    model.tell('Saved as “a.json”.');
    model.tell('Saved as “b.json”.');
    expect(model.notices.value).toMatchObject([
      { message: 'The file is damaged.', isWarning: true },
      { message: 'Saved as “b.json”.', isWarning: false },
    ]);
  });

  it('keeps the last few', () => {
    const model = new NoticesModel();
    for (let number = 1; number <= 9; number++) model.warn(`Fault ${number}.`);
    expect(model.notices.value.map(({ message }) => message)).toEqual([
      'Fault 6.',
      'Fault 7.',
      'Fault 8.',
      'Fault 9.',
    ]);
  });

  it('takes an offer back that fits no longer, and nothing else', () => {
    const model = new NoticesModel();
    model.warn('The file is damaged.');
    model.tell('Queued 10 runs.', { label: 'Show Runs', run: () => undefined });
    model.tell('Deleted “A”.', { label: 'Undo', run: () => undefined });
    model.takeBack('Show Runs');
    expect(model.notices.value.map(({ message }) => message)).toEqual([
      'The file is damaged.',
      'Deleted “A”.',
    ]);
  });

  it('takes back what is overcome', () => {
    const model = new NoticesModel();
    model.report({ code: 'data-missing', message: 'There is no MNIST.' });
    model.report({ code: 'file-not-written', message: 'The disk is full.' });
    model.withdraw(['data-missing']);
    expect(model.notices.value.map(({ message }) => message)).toEqual(['The disk is full.']);
  });

  it('keeps the newest of several files that could not be opened, and none once one has been written', async () => {
    const model = new NoticesModel();
    const messages = () => model.notices.value.map(({ message }) => message);
    model.report({ code: 'picture-unreadable', message: 'a.png is empty.' });
    model.report({ code: 'file-not-written', message: 'The disk is full.' });
    model.report({ code: 'picture-unreadable', message: 'b.png is empty.' });
    expect(messages()).toEqual(['The disk is full.', 'b.png is empty.']);
    await model.saved(Promise.resolve(success('/tmp/c.png')));
    expect(messages()).toEqual(['b.png is empty.', 'Saved as “c.png”.']);
    model.report({ code: 'training-ended', message: 'One run ended.' });
    model.report({ code: 'training-ended', message: 'Another run ended.' });
    expect(messages()).toHaveLength(4);
  });
});
