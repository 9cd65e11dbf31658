import { describe, expect, it } from 'vitest';
import { sureLevel } from '../../../src/engine/network/confidence';
import type { FoundDigit } from '../../../src/engine/handwriting/segmentation/reading';
import { answerText } from '../../../src/renderer/drawing/answer-text';
import { answersTo, numberText } from '../../../src/renderer/reading/digit-answers';
import { emptyNetwork } from '../fake-bridge';

const network = emptyNetwork([784, 10]);

/** The network finds `digit` this probable, and the next one second. */
function found(digit: number, probability: number, isDigit = true, oneDigit = 0.9): FoundDigit {
  const runnerUp = (digit + 1) % 10;
  const activations = Array.from({ length: 10 }, (_, index) =>
    index === digit ? 1 : index === runnerUp ? 0.1 : 0,
  );
  const strokes = [[[0, 0] as const, [0, 1] as const]];
  return {
    digit: isDigit ? digit : null,
    runnerUp,
    ...{ probability, activations },
    box: { left: 0, top: 0, width: 0, height: 1 },
    confidence: 0.01,
    oneDigit,
    ink: { strokes },
    input: new Float32Array(784),
  };
}

function answers(...digits: FoundDigit[]) {
  return answersTo({ digits, text: '', turns: 0 }, { network, preparation: 'prepared', penWidth: 0.1 });
}

describe('answersTo', () => {
  it('is as sure of a digit as the small pad is, by the network’s own confidence', () => {
    for (const probability of [0.2, sureLevel - 0.01, sureLevel, 0.99]) {
      const [answer] = answers(found(5, probability));
      expect(answer.certainty === 'unsure').toBe(answerText(answer.prediction).isUnsure);
      expect(answer.prediction.probability).toBe(probability);
    }
  });

  it('never takes a digit for none because the network has learned too little', () => {
    expect(answers(found(5, 0.0001))[0].certainty).toBe('unsure');
    expect(answers(found(5, 0.9, false))[0].certainty).toBe('none');
  });

  it('is not sure of what hardly looks like one digit, however sure the network is', () => {
    expect(answers(found(5, 0.99, true, 0.4))[0].certainty).toBe('unsure');
    expect(answers(found(5, 0.99, true, 0.6))[0].certainty).toBe('sure');
  });

  it('asks the network about the shrunk cut-out instead', () => {
    const options = { network, preparation: 'shrunk', penWidth: 0.1 } as const;
    const [answer] = answersTo({ digits: [found(5, 0.9)], text: '', turns: 0 }, options);
    expect(answer.input.some((value) => value > 0)).toBe(true);
    expect(answer.prediction.activations).toEqual(Array(10).fill(0.5));
  });
});

describe('numberText', () => {
  it('puts the digits together in their rows', () => {
    const text = numberText({ text: '50\n4', turns: 0 }, answers(found(5, 0.9), found(0, 0.9), found(4, 1)));
    expect(text).toMatchObject({ plain: '50\n4', isUnsure: false, note: '' });
    expect(text.rows.map((cells) => cells.map((digits) => digits.length))).toEqual([[2], [1]]);
  });

  it('keeps the cells of a table apart, also empty ones', () => {
    const text = numberText(
      { text: '50\t\t4\n\t?\t', turns: 0 },
      answers(found(5, 0.9), found(0, 0.9), found(4, 0.9), found(1, 0.9, false)),
    );
    expect(text.plain).toBe('50\t\t4\n\t?\t');
    expect(text.rows.map((cells) => cells.map((digits) => digits.length))).toEqual([[2, 0, 1], [0, 1, 0]]); // prettier-ignore
    const unsure = numberText({ text: '5\t\t0', turns: 0 }, answers(found(5, 0.1), found(0, 0.2)));
    expect(unsure.note).toBe('maybe 5 0');
  });

  it('says which digits are unsure, and which marks are none', () => {
    const text = numberText(
      { text: '504?', turns: 0 },
      answers(found(5, 0.9), found(0, 0.3), found(4, 0.9), found(1, 0.9, false)),
    );
    expect(text.plain).toBe('504?');
    expect(text.note).toBe('not sure of digit 2: 0 or 1 · mark 4: not a digit');
    const two = numberText({ text: '500', turns: 0 }, answers(found(5, 0.9), found(0, 0.3), found(0, 0.1)));
    expect(two.note).toBe('not sure of digits 2, 3');
  });

  it('gives no number where every digit is unsure, but says what it may be', () => {
    expect(numberText({ text: '50', turns: 0 }, answers(found(5, 0.1), found(0, 0.2)))).toMatchObject({
      isUnsure: true,
      note: 'maybe 50',
    });
    expect(numberText({ text: '5', turns: 0 }, answers(found(5, 0.1))).note).toBe('5 or 6');
    const alone = { ...found(5, 0.1), activations: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0] };
    expect(numberText({ text: '5', turns: 0 }, answers(alone)).note).toBe('maybe 5');
  });

  it('is empty where nothing was found', () => {
    expect(numberText({ text: '', turns: 0 }, [])).toMatchObject({ plain: '', isUnsure: false, note: '' });
    const turned = numberText({ text: '5', turns: 2 }, answers(found(5, 0.1)));
    expect(turned.note).toBe('the page lies upside down · 5 or 6');
  });
});
