import { describe, expect, it } from 'vitest';
import type { OwnDigit } from '../../../src/contract/my-digits';
import { OwnDigitsModel } from '../../../src/renderer/my-digits/own-digits-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';

const own = (id: number, digit: number): OwnDigit => ({
  id,
  digit,
  strokes: [
    [
      [0, 0],
      [1, 1],
    ],
  ],
  drawnAt: '2026-01-01T12:00:00.000Z',
});

async function load(...digits: OwnDigit[]) {
  const bridge = new FakeBridge();
  bridge.answer('my-digits.list', digits);
  const notices = new NoticesModel();
  const model = new OwnDigitsModel(bridge, notices);
  await model.load();
  return { bridge, notices, model };
}

describe('OwnDigitsModel', () => {
  it('asks for the digits once, and has a picture of each', async () => {
    const { bridge, model } = await load(own(1, 3), own(2, 7));
    await model.load();
    expect(bridge.names()).toEqual(['my-digits.list']);
    expect(model.count.value).toBe(2);
    expect(model.inputs.value.every((input) => input?.length === 784)).toBe(true);
  });

  it('deletes the chosen ones, which then are chosen no more, and offers to undo it', async () => {
    const { bridge, notices, model } = await load(own(1, 3), own(2, 7), own(3, 7));
    model.toggle(2);
    model.toggle(3);
    model.toggle(3);
    bridge.answer('my-digits.delete', [own(1, 3), own(3, 7)]);
    await model.deleteChosen();
    expect(bridge.asked.at(-1)).toEqual({ name: 'my-digits.delete', parameters: [[2]] });
    expect(model.chosen.value.size).toBe(0);
    const [notice] = notices.notices.value;
    expect(notice).toMatchObject({ message: 'Deleted 1 digit.', action: { label: 'Undo' } });
    bridge.answer('my-digits.bring-back', [own(1, 3), own(2, 7), own(3, 7)]);
    await notices.act(notice);
    expect(model.count.value).toBe(3);
  });

  it('stays as it is when a change fails, and says so', async () => {
    const { bridge, notices, model } = await load(own(1, 3));
    bridge.fail('my-digits.relabel', 'file-not-written', 'The disk is full.');
    model.toggle(1);
    await model.relabelChosen(8);
    expect(model.digits.value).toEqual([own(1, 3)]);
    expect(model.chosen.value.has(1)).toBe(true);
    expect(notices.notices.value).toMatchObject([{ message: 'The disk is full.' }]);
  });
});
