import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { unknownProvenance } from '../../src/contract/models';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { readModelFile, writeModelFile } from '../../src/services/models/model-library';
import { jsonLines, TestTerminal } from './terminal';

const network = createNetwork([784, 12, 10], createRandom(11));
const digits = [3, 8].map((digit) => ({ digit, strokes: syntheticStrokes(digit, createRandom(digit)) }));

async function openWithModel() {
  const terminal = await TestTerminal.open();
  const [model, strokes, out] = ['model.safetensors', 'mine.json', 'taught.safetensors'].map((name) =>
    terminal.path(name),
  );
  await writeModelFile(model, { network, provenance: { ...unknownProvenance, dataset: 'MNIST' } });
  await writeFile(strokes, JSON.stringify(digits));
  return { terminal, model, strokes, out };
}

describe('inkling teach', () => {
  it('teaches a model, says what it reads before and after, and writes what it was taught', async () => {
    const { terminal, model, strokes, out } = await openWithModel();
    const { exitCode, stdout } = await terminal.run(['teach', model, '--strokes', strokes, '--out', out]);
    expect(stdout).toMatch(/Test images: \d+ \/ 30 \(.* %\) before, \d+ \/ 30 \(.* %\) after\./);
    expect(stdout).toMatch(/Taught digits: \d \/ 2 before, 2 \/ 2 after\./);
    expect(exitCode).toBe(0);
    const taught = await readModelFile(out);
    expect(taught).toMatchObject({
      ok: true,
      value: { provenance: { dataset: 'MNIST and own digits', taught: { ownDigits: 2, from: 'model' } } },
    });
  });

  it('reads the file that the app keeps a person’s digits in, and tells programs in JSON', async () => {
    const { terminal, model, strokes, out } = await openWithModel();
    await writeFile(strokes, JSON.stringify({ version: 1, digits }));
    const { stdout } = await terminal.run(['teach', model, '--strokes', strokes, '--out', out, '--json']);
    expect(jsonLines(stdout).at(-1)).toEqual({
      test: { before: expect.any(Number), after: expect.any(Number), total: 30 },
      taught: { before: expect.any(Number), after: 2, total: 2 },
    });
  });

  it.each([
    ['no labels', [digits[1], { strokes: digits[0].strokes }], 'drawing 2, "digit" is missing'],
    ['no digit at all', { digits: [] }, 'contains no digit'],
    ['a digit without ink', [{ digit: 3, strokes: [] }], '"strokes" has no stroke'],
  ])('refuses a file with %s', async (_what, content, reason) => {
    const { terminal, model, strokes, out } = await openWithModel();
    await writeFile(strokes, JSON.stringify(content));
    const { exitCode, stderr } = await terminal.run(['teach', model, '--strokes', strokes, '--out', out]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(reason);
  });
});
