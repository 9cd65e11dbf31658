import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { RunDetails } from '../../src/contract/run';
import { findMistakes } from '../../src/engine/evaluation/find-mistakes';
import { createNewNetwork, parametersOf } from '../../src/engine/network/network';
import { mostMistakes, type ReportedRun } from '../../src/report/reported-run';
import { writeReport } from '../../src/report/write-report';
import { createSmallDataSet } from '../engine/small-data-set';
import { parseMarkup, type MarkupElement } from '../figures/parse-markup';
import { cost, epoch, runSummary, untrainedPoint } from '../renderer/training/run-fixtures';

const source = { appVersion: '1.0.0', writtenAt: '2026-11-27T02:15:00Z' };
const sha256 = 'a'.repeat(64);

function runOf(epochs: number, changes: Partial<RunDetails> = {}): RunDetails {
  const results = Array.from({ length: epochs }, (_, index) => epoch(index, 9000 + (index % 500)));
  return {
    ...runSummary({ kind: 'new' }, epochs),
    state: 'finished',
    epochsDone: epochs,
    last: results.at(-1),
    best: results.at(-1),
    epochs: results,
    points: [untrainedPoint],
    costs: Array.from({ length: 20 * epochs }, (_, index) => cost((index + 1) / 20, 1 / (index + 1))),
    kept: { epochs: [], bytes: 0 },
    weightsSha256: sha256,
    ...changes,
  };
}

function reported(run: RunDetails): ReportedRun {
  const network = parametersOf(createNewNetwork(run.hyperparameters));
  const examining = findMistakes(network, createSmallDataSet({ training: 1, test: 200 }).test, mostMistakes);
  let step = examining.next();
  while (!step.done) step = examining.next();
  const data = { name: 'MNIST', sha256 };
  return { run, examined: { network, examination: step.value, findings: ['It never answers 5.'], data } };
}

function htmlOf(...runs: ReportedRun[]): string {
  return [...writeReport(runs, source)].join('');
}

function pageOf(html: string): MarkupElement {
  return parseMarkup(html.replace('<!doctype html>', '').trim());
}

function all(element: MarkupElement, name: string): MarkupElement[] {
  const nested = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return element.name === name ? [element, ...nested] : nested;
}

function textOf(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

describe('writeReport', () => {
  it('holds every part of a run', () => {
    const page = pageOf(htmlOf(reported(runOf(3))));
    expect(all(page, 'h2').map(textOf)).toEqual([
      ...['Results', 'Diagnosis', 'Accuracy', 'Cost', 'Transcript', 'Confusion', 'Worst mistakes', 'Weights'],
      ...['Settings', 'Provenance'],
    ]);
    expect(all(page, 'svg')).toHaveLength(2);
    expect(all(page, 'li').map(textOf)).toEqual([
      ...[
        'Untrained: 1001 / 10000',
        'Epoch 0: 9000 / 10000',
        'Epoch 1: 9001 / 10000',
        'Epoch 2: 9002 / 10000',
      ],
    ]);
    expect(textOf(page)).toContain(sha256);
    expect(textOf(page)).toContain('27 November 2026');
  });

  it('counts each digit’s images in the rows of the confusion matrix', () => {
    const run = reported(runOf(1));
    const [matrix] = all(pageOf(htmlOf(run)), 'table');
    const rows = all(matrix, 'tr').slice(1);
    rows.forEach((row, digit) => {
      const cells = all(row, 'td').slice(0, 10).map(textOf);
      const counts = run.examined!.examination.matrix[digit];
      expect(cells.map((text) => (text === '·' ? 0 : Number(text)))).toEqual(counts);
    });
  });

  it('shows the settings that differ from the book’s beside them', () => {
    const hyperparameters = { ...defaultHyperparameters, learningRate: 0.5, dropout: 0.25, epochs: 3 };
    const text = textOf(pageOf(htmlOf(reported(runOf(3, { hyperparameters })))));
    expect(text).toContain('Learning rate η0.53');
    expect(text).toContain('Dropout0.250');
    expect(text).toContain('Mini-batch size10the same');
    expect(text).toContain('--eta 0.5 --mini-batch 10 --epochs 3 --seed 1 --dropout 0.25');
  });

  it('quotes whatever a person or a file says as text', () => {
    const name = '</style></title><script>alert(1)</script> "quoted" & \'so\' \u0000';
    const run = runOf(2, { name, note: '<img src=x onerror=alert(1)>', message: ']]><b>' });
    for (const html of [htmlOf(reported(run)), htmlOf(reported(run), reported(run))]) {
      const page = pageOf(html);
      expect(all(page, 'script')).toEqual([]);
      expect(all(page, 'b').every((found) => /^\d$/.test(textOf(found)))).toBe(true);
      expect(textOf(page)).toContain('<img src=x onerror=alert(1)>');
      expect(textOf(page)).toContain('</style></title><script>alert(1)</script> "quoted" & \'so\' \uFFFD');
    }
  });

  it('loads nothing and runs nothing', () => {
    const html = htmlOf(reported(runOf(3)));
    const page = pageOf(html);
    const sources = all(page, 'img').map(({ attributes }) => attributes.src);
    expect(sources.every((address) => address.startsWith('data:image/png;base64,'))).toBe(true);
    expect(html).not.toMatch(/\b(href|url\(|@import|on\w+=)/);
    expect(all(page, 'meta').map(({ attributes }) => attributes.content)).toContainEqual(
      expect.stringContaining("default-src 'none'"),
    );
  });

  it('stays below 2 MB with 500 hidden neurons, 10,000 epochs and a long cost curve', () => {
    const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [500], epochs: 10_000 };
    const html = htmlOf(reported(runOf(10_000, { hyperparameters })));
    expect(html.length).toBeLessThan(2_000_000);
    expect(html).toContain('the 100 strongest of 500');
    expect(html).toContain('Every 50th epoch');
  });

  it('compares runs: their curves in one chart, only what differs in the table, and a part for each', () => {
    const runs = [0.5, 3, 30].map((learningRate) =>
      reported(
        runOf(2000, {
          name: `η ${learningRate}`,
          hyperparameters: { ...defaultHyperparameters, learningRate, epochs: 2000 },
        }),
      ),
    );
    const html = htmlOf(...runs);
    const page = pageOf(html);
    expect(all(page, 'h2').map(textOf)).toEqual(['Test accuracy', 'Runs', '1  η 0.5', '2  η 3', '3  η 30']);
    expect(all(all(page, 'table')[0], 'th').map(textOf).slice(0, 3)).toEqual(['Run', 'Learning rate η', 'Test, last epoch']); // prettier-ignore
    expect(html.length).toBeLessThan(2_000_000);
  });

  it('says why it does not show what a network reads', () => {
    const text = textOf(pageOf(htmlOf({ run: runOf(1) })));
    expect(text).toContain('There were no test images at hand');
    const waiting = runOf(0, { hasNetwork: false, points: [], state: 'waiting' });
    expect(textOf(pageOf(htmlOf({ run: waiting })))).toContain('The run has no network yet');
  });
});
