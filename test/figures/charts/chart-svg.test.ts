import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../../src/figures/charts/chart-svg';
import { bookExperiments } from '../../../src/renderer/comparison/book-figures';
import { comparisonChart, feedComparison, marksOf } from '../../../src/renderer/comparison/comparison-chart';
import { Curves } from '../../../src/figures/charts/curves';
import { accuracyChart, costChart, feedAccuracy, feedCost } from '../../../src/figures/charts/run-charts';
import { cost, earlyPoint, epoch, runSummary, untrainedPoint } from '../../renderer/training/run-fixtures';
import { parseMarkup, type MarkupElement } from '../parse-markup';

const heading = { title: 'A < B & "C"', caption: 'each line halves the mistakes', subtitle: '784-30-10' };

function accuracyCurves(epochs: number): Curves {
  const curves = new Curves(accuracyChart);
  const feed = feedAccuracy(curves);
  feed.reset(runSummary({ kind: 'new' }, epochs));
  feed.addPoints!([untrainedPoint, earlyPoint(0.5, 800)]);
  feed.addEpochs!(Array.from({ length: epochs }, (_, index) => epoch(index, 9000 + index)));
  return curves;
}

function costCurves(): Curves {
  const curves = new Curves(costChart('linear'));
  const feed = feedCost(curves);
  feed.reset(runSummary());
  feed.addCosts!(Array.from({ length: 900 }, (_, index) => cost((30 * (index + 1)) / 900, 0.3)));
  return curves;
}

function textOf(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function all(element: MarkupElement, name: string): MarkupElement[] {
  const nested = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return element.name === name ? [element, ...nested] : nested;
}

describe('chartSvg', () => {
  it('is well-formed, and quotes the heading as text', () => {
    const svg = parseMarkup(chartSvg(accuracyChart, accuracyCurves(3), heading));
    expect(svg.name).toBe('svg');
    expect(textOf(all(svg, 'title')[0])).toBe('A < B & "C"');
    expect(all(svg, 'text').map(textOf)).toContain('784-30-10');
  });

  it('says in its description where each curve ends', () => {
    const svg = parseMarkup(chartSvg(accuracyChart, accuracyCurves(3), heading));
    const description = textOf(all(svg, 'desc')[0]);
    expect(description).toBe('From epoch 0 to 3. training 91.02 %; validation 90.22 %; test 90.02 %.');
  });

  it('marks the points of the test curve, unless an epoch is too narrow for that', () => {
    const marks = (epochs: number) =>
      all(parseMarkup(chartSvg(accuracyChart, accuracyCurves(epochs), heading)), 'circle').length;
    // Test and validation: untrained, three epochs, and validation inside the first one.
    expect(marks(3)).toBe(9);
    expect(marks(300)).toBe(0);
  });

  it('draws the band first, and the running mean over it', () => {
    const paths = all(parseMarkup(chartSvg(costChart('linear'), costCurves(), heading)), 'path');
    const curves = paths.filter(({ attributes }) => !attributes.d.includes('H'));
    expect(curves.map(({ attributes }) => attributes['stroke-width'] ?? 'filled')).toEqual(['filled', '1.4']);
    expect(curves[0].attributes.d.endsWith('Z')).toBe(true);
  });

  it('keeps all its text inside the picture', () => {
    const svg = parseMarkup(chartSvg(accuracyChart, accuracyCurves(30), heading));
    for (const { attributes } of all(svg, 'text')) {
      expect(Number(attributes.x)).toBeGreaterThanOrEqual(0);
      expect(Number(attributes.x)).toBeLessThanOrEqual(960);
      expect(Number(attributes.y)).toBeGreaterThanOrEqual(10);
      expect(Number(attributes.y)).toBeLessThanOrEqual(540);
    }
  });

  it('is drawn without curves, and without a heading', () => {
    const svg = parseMarkup(chartSvg(accuracyChart, new Curves(accuracyChart), null));
    expect(textOf(all(svg, 'title')[0])).toBe('Accuracy');
    expect(textOf(all(svg, 'desc')[0])).toBe('From epoch 0 to 1.');
  });

  it('draws compared runs with their strokes and bands on any axis, and the marks of each experiment in its own shape', () => {
    const line = { name: 'A', stroke: { ink: 'text', dash: [7, 4], width: 1.8 }, isBand: true, isOnScreen: false } as const; // prettier-ignore
    const layout = { lines: [line], measure: 'test', xKind: 'images', logXFrom: null, isLogCost: false } as const; // prettier-ignore
    const definition = comparisonChart({ ...layout, book: bookExperiments });
    const curves = new Curves(definition);
    const point = { epochs: 1, mean: 0.9, lowest: 0.88, highest: 0.92, count: 2 };
    const points = [1, 2].map((epochs) => ({ ...point, epochs, x: 50_000 * epochs }));
    feedComparison(
      curves,
      100_000,
      [{ isBand: true, points }],
      bookExperiments.map((each) => marksOf(each, 50_000).slice(0, 2)),
    );
    const svg = parseMarkup(chartSvg(definition, curves, heading));
    const paths = all(svg, 'path').map(({ attributes }) => attributes);
    expect(paths.filter((each) => each['fill-opacity'] === '0.16')).toHaveLength(1);
    expect(paths.filter((each) => each['stroke-dasharray'] === '7 4')).toHaveLength(1);
    const marks = paths.filter(({ d, fill }) => d.endsWith('Z') && fill === undefined);
    expect(marks).toHaveLength(6);
    const shapes = marks.map(({ d }) => {
      const [[left, top], ...others] = d
        .slice(1, -1)
        .split('L')
        .map((corner) => corner.split(' ').map(Number));
      return others.map(([x, y]) => `${Math.sign(x - left)} ${Math.sign(y - top)}`).join();
    });
    expect(new Set(shapes).size).toBe(3);
    expect(all(svg, 'text').map(textOf)).toEqual(expect.arrayContaining(['0 images', '100K', 'A 90.00 %']));
  });
});
