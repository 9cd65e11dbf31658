import { describe, expect, it } from 'vitest';
import {
  conditionText,
  filterFields,
  readFilter,
  type FilterField,
} from '../../../src/renderer/runs/run-filter';
import { runStates } from '../../../src/contract/run';
import { stateWord } from '../../../src/renderer/runs/run-row-text';
import { results, someRun } from './some-runs';

const runs = [
  someRun(1, {}, { ...results(9542), isStarred: true, note: 'as in the book' }),
  someRun(2, { hiddenLayers: [100], learningRate: 0.5, cost: 'cross-entropy' }, results(9650, 9600)),
  someRun(3, { hiddenLayers: [100, 30], learningRate: 1 }, { state: 'stopped', seconds: 90 }),
  someRun(4, { hiddenLayers: [], trainingImages: 1000 }, { ...results(8000), name: 'No hidden layer' }),
];

/** Seeds of the runs that a search finds. */
const found = (text: string) =>
  runs.filter(readFilter(text).matches).map(({ hyperparameters }) => hyperparameters.seed);

describe('readFilter', () => {
  it('finds plain words and phrases in name, note, settings and state', () => {
    expect(found('book')).toEqual([1]);
    expect(found('cross-entropy')).toEqual([2]);
    expect(found('"in the book"')).toEqual([1]);
    expect(found('NO HIDDEN')).toEqual([4]);
    expect(found('stopped')).toEqual([3]);
    expect(found('100 hidden')).toEqual([2, 3]);
  });

  it('compares numbers of settings and figures as they are shown', () => {
    expect(found('eta>1')).toEqual([1, 4]);
    expect(found('η >= 1')).toEqual([1, 3, 4]);
    expect(found('test>95')).toEqual([1, 2]);
    expect(found('test=95.42')).toEqual([1]);
    expect(found('last-test<=96%')).toEqual([1, 2, 4]);
    expect(found('val<90')).toEqual([4]);
    expect(found('images!=50,000')).toEqual([4]);
    expect(found('time>60')).toEqual([3]);
    expect(found('layers=2')).toEqual([3]);
  });

  it('compares hidden layers as a number of neurons or as a list', () => {
    expect(found('hidden=100')).toEqual([2]);
    expect(found('hidden>100')).toEqual([3]);
    expect(found('hidden=100,30')).toEqual([3]);
    expect(found('hidden=none')).toEqual([4]);
    expect(found('hidden!=none')).toEqual([1, 2, 3]);
  });

  it('compares text, with ":" for a part of it', () => {
    expect(found('state:stop')).toEqual([3]);
    expect(found('state=done')).toEqual([1, 2, 4]);
    expect(found('cost:cross')).toEqual([2]);
    expect(found('cost!=quadratic')).toEqual([2]);
    expect(found('name:"no hidden"')).toEqual([4]);
  });

  it('joins conditions, and turns one around with "-"', () => {
    expect(found('starred')).toEqual([1]);
    expect(found('-starred eta>=1')).toEqual([3, 4]);
    expect(found('starred:yes')).toEqual([1]);
    expect(found('starred=no')).toEqual([2, 3, 4]);
    expect(found('Starred!=no -starred:no')).toEqual([1]);
    expect(found('-state:done')).toEqual([3]);
    expect(found('')).toEqual([1, 2, 3, 4]);
    expect(readFilter('').isOn).toBe(false);
  });

  it('leaves out what is not finished yet, and says what is wrong', () => {
    for (const text of ['eta>', '-', '"', 'state:']) {
      expect(found(text), text).toEqual([1, 2, 3, 4]);
      expect(readFilter(text).problem, text).toBeNull();
    }
    expect(readFilter('nosuch>3 eta>1').problem).toBe(
      `There is no column “nosuch”. Columns: ${Object.keys(filterFields).join(', ')}, starred.`,
    );
    expect(found('nosuch>3 eta>1')).toEqual([1, 4]);
    expect(readFilter('eta>many').problem).toBe('“Learning rate η” needs a number.');
    expect(readFilter('name>3').problem).toBe('“Name” is text: use : or =.');
    expect(readFilter('hidden>30,30').problem).toMatch('Several hidden layers');
    expect(readFilter('toString>3').problem).toMatch('There is no column “toString”.');
    expect(readFilter('starred>1').problem).toBe('“Starred” is text: use : or =.');
  });

  it('refuses a comma that does not separate thousands, and what is no numeral', () => {
    for (const text of ['seed=1,2', 'test>95,5', 'images=50,00', 'eta>1,', 'eta<1,0000']) {
      expect(readFilter(text).problem, text).toMatch(
        /^“.+” needs one number; “.+” has a comma\. Write decimals with a point, as in 95\.5\.$/,
      );
    }
    for (const text of ['test>%', 'seed=0x10', 'eta<Infinity', 'eta=1e'])
      expect(readFilter(text).problem, text).toMatch(/^“.+” needs a number\.$/);
    for (const text of ['images=50,000', 'time<1,234,567.5', 'eta>.5', 'eta>0.', 'l2<1e-3', 'shift>-1%'])
      expect(readFilter(text).problem, text).toBeNull();
  });

  it('names the values of a column that has only a few', () => {
    expect(readFilter('state:foo').problem).toBe(
      '“State” is one of: waiting, learning, paused, done, stopped, interrupted, diverged, failed, ' +
        '"ended early", opened, voting, "in another program".',
    );
    expect(readFilter('starred:maybe').problem).toBe('“Starred” is one of: yes, no.');
    expect(readFilter('cost=quad').problem).toBe('“Cost function” is one of: quadratic, cross-entropy.');
    for (const state of runStates) {
      for (const isElsewhere of [false, true]) {
        const word = stateWord({ ...runs[0], state, isElsewhere });
        for (const text of [`state="${word}"`, `state:${state}`])
          expect(readFilter(text).problem, text).toBeNull();
      }
    }
  });

  it('says that there is no “or” between conditions', () => {
    const problem = 'There is no “or”: a run must meet every condition.';
    expect(readFilter('eta>1 or test>95').problem).toBe(problem);
    expect(readFilter('starred OR book').problem).toBe(problem);
    expect(found('eta>1 or test>95')).toEqual([1]);
    for (const text of ['or', 'starred or', 'eta>1 "or" book'])
      expect(readFilter(text).problem, text).toBeNull();
  });
});

describe('conditionText', () => {
  it('writes what readFilter reads, for every column', () => {
    expect(conditionText('note', ':', 'the book')).toBe('note:"the book"');
    for (const name of Object.keys(filterFields) as (keyof typeof filterFields)[]) {
      const field: FilterField = filterFields[name];
      const [[value]] = (field.kind === 'text' && field.values) || [['1']];
      const { problem, isOn } = readFilter(conditionText(name, '=', value));
      expect(problem, name).toBeNull();
      expect(isOn, name).toBe(true);
    }
  });
});
