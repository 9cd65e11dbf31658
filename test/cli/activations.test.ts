import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unknownProvenance } from '../../src/contract/models';
import { createNetwork } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { readModelFile, writeModelFile } from '../../src/services/models/model-library';
import { jsonLines, TestTerminal } from './terminal';

const cases = join(import.meta.dirname, '../engine/formats/cases');

/** A terminal with a model that PyTorch has saved, a network of 784, 4, 10. */
async function openWithForeign() {
  const terminal = await TestTerminal.open();
  const model = terminal.path('torch.safetensors');
  await copyFile(join(cases, 'sequential-float32.safetensors'), model);
  return { terminal, model };
}

describe('--activations', () => {
  it.each([
    ['evaluate', []],
    ['predict', ['--strokes', 'drawings.json']],
    ['read', ['--strokes', 'drawings.json']],
    ['export', ['out.safetensors']],
    ['teach', ['--strokes', 'drawings.json', '--out', 'out.safetensors']],
  ])('is asked for where a file does not say them: %s', async (command, others) => {
    const { terminal, model } = await openWithForeign();
    const { exitCode, stdout, stderr } = await terminal.run([
      command,
      model,
      ...others.map((each) => (each.includes('.') ? terminal.path(each) : each)),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      `error: ${model}: the file does not say the activations of its neurons. Give them with ` +
        '--activations hidden,output, for example --activations relu,softmax ' +
        '(hidden: sigmoid, tanh, relu; output: sigmoid or softmax; ' +
        'only the output for a network without hidden layers).\n',
    );
  });

  it('makes a network of such a file, which is exported with them', async () => {
    const { terminal, model } = await openWithForeign();
    const out = terminal.path('out.safetensors');
    const { exitCode } = await terminal.run(['export', model, out, '--activations', 'ReLU, softmax']);
    expect(exitCode).toBe(0);
    expect(await readModelFile(out)).toMatchObject({
      ok: true,
      value: { network: { sizes: [784, 4, 10], activations: { hidden: 'relu', output: 'softmax' } } },
    });
    const answers = await Promise.all(
      [[model, '--activations', 'relu,softmax'], [out]].map((model) => terminal.run(['evaluate', ...model])),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+ \/ 30 /) });
  });

  it('changes what the network answers', async () => {
    const { terminal, model } = await openWithForeign();
    const strokes = terminal.path('drawings.json');
    await writeFile(strokes, '[[[[5, 1], [5, 9]]]]');
    const sums = [];
    for (const activations of ['relu,softmax', 'relu,sigmoid']) {
      const run = await terminal.run(['predict', model, '--strokes', strokes, '--activations', activations]);
      const [{ activations: answer }] = jsonLines(run.stdout);
      sums.push((answer as number[]).reduce((sum, activation) => sum + activation));
    }
    expect(sums[0]).toBeCloseTo(1, 6);
    expect(sums[1]).toBeGreaterThan(1.5);
  });

  it('goes with --init-from, and says itself what the new run’s neurons are', async () => {
    const { terminal, model } = await openWithForeign();
    const start = ['train', '--init-from', model, '--epochs', '1', '--eta', '0.1', '--no-keep'];
    const refused = await terminal.run(start);
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--activations relu,softmax'),
    });
    const out = terminal.path('out.safetensors');
    const trained = await terminal.run([...start, '--activations', 'relu,softmax', '--out', out]);
    expect(trained.exitCode).toBe(0);
    expect(await readModelFile(out)).toMatchObject({
      ok: true,
      value: {
        network: { activations: { hidden: 'relu', output: 'softmax' } },
        provenance: { hyperparameters: { hiddenActivation: 'relu', outputActivation: 'softmax' } },
      },
    });
    const alone = await terminal.run(['train', '--activations', 'relu,softmax', '--epochs', '1']);
    expect(alone).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--hidden-activation') });
  });

  it('may name every layer', async () => {
    const terminal = await TestTerminal.open();
    const [deep, shallow] = [terminal.path('deep.safetensors'), terminal.path('shallow.safetensors')];
    await copyFile(join(cases, 'square.safetensors'), deep);
    const evaluate = async (model: string, activations: string) =>
      terminal.run(['evaluate', model, '--activations', activations]);
    expect(await evaluate(deep, 'relu,relu,relu,sigmoid')).toMatchObject({ exitCode: 0 });
    expect(await evaluate(deep, 'relu,sigmoid')).toMatchObject({ exitCode: 0 });
    expect(await evaluate(deep, 'relu,relu,sigmoid')).toMatchObject({
      exitCode: 2,
      stderr:
        'error: “deep”: a network of 784, 4, 4, 4, 10 needs the activations of its hidden layers and its output, not --activations relu,relu,sigmoid.\n',
    });
    const network = createNetwork([784, 10], createRandom(1));
    await writeModelFile(shallow, { network, provenance: unknownProvenance });
    expect(await evaluate(shallow, 'sigmoid')).toMatchObject({ exitCode: 0 });
    expect(await evaluate(shallow, 'relu,sigmoid')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('needs one activation, of its output'),
    });
  });

  it.each([
    ['swish,softmax', 'sigmoid, tanh, relu'],
    ['softmax,relu', 'sigmoid or softmax'],
    ['relu', 'sigmoid or softmax'],
    ['', 'sigmoid or softmax'],
    ['relu,tanh,softmax', 'All hidden layers must have the same activation.'],
  ])('refuses “%s”', async (activations, message) => {
    const { terminal, model } = await openWithForeign();
    const { exitCode, stderr } = await terminal.run(['evaluate', model, '--activations', activations]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('must agree with a file or a run that says them itself', async () => {
    const terminal = await TestTerminal.open();
    const [safetensors, json] = [terminal.path('own.safetensors'), terminal.path('own.json')];
    const network = createNetwork([784, 3, 10], createRandom(1));
    for (const path of [safetensors, json])
      await writeModelFile(path, { network, provenance: unknownProvenance });
    await terminal.run(['train', '--sizes', '784,3,10', '--epochs', '1']);
    const [{ id }] = await terminal.runs();
    for (const model of [safetensors, json, id as string]) {
      const agreed = await terminal.run(['evaluate', model, '--activations', 'sigmoid,sigmoid']);
      expect(agreed.exitCode).toBe(0);
      const contradicted = await terminal.run(['evaluate', model, '--activations', 'relu,softmax']);
      expect(contradicted).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('hidden sigmoid, output sigmoid; leave --activations out.'),
      });
    }
  });
});
