import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/contract/diagnosis';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { Application } from '../../../src/renderer/application';
import { FakeBridge, neverAnswers5, runIds, runSummary, runWithEpochs, snapshotWith } from '../fake-bridge';

const overfits: Finding = {
  illness: 'overfitting',
  headline: 'It overfits:',
  explanation: '99.0 % of the training images are read correctly, but only 82.0 % of the validation images.',
  remedies: [{ kind: 'other-data', label: 'other data…' }],
};

/** A finished run of 30 epochs with these findings. */
async function visit(findings: Finding[], state: 'finished' | 'diverged' = 'finished') {
  const bridge = new FakeBridge();
  bridge.answer('app.snapshot', snapshotWith({ run: runWithEpochs(30, { state }) }));
  const application = new Application(bridge);
  await application.start();
  bridge.emit('run.diagnosis', { runId: runIds.first, findings });
  const { doctor } = application;
  return {
    bridge,
    application,
    doctor,
    asked: () => bridge.asked.findLast(({ name }) => name !== 'app.command-states')!,
  };
}

describe('DoctorModel', () => {
  it('knows when the run on screen has not been examined, and when it ails nothing', async () => {
    const { bridge, doctor } = await visit([]);
    expect([doctor.isPending.value, doctor.finding.value]).toEqual([false, null]);
    bridge.emit('run.changed', runSummary({ id: runIds.first, state: 'running' }));
    expect(doctor.isPending.value).toBe(true);
    bridge.emit('run.changed', runSummary({ id: runIds.first, state: 'finished' }));
    expect(doctor.isPending.value).toBe(true);
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [overfits] });
    expect([doctor.isPending.value, doctor.finding.value]).toEqual([false, overfits]);
  });

  it('shows what explains most first, then one after the other, and new findings from the first', async () => {
    const { bridge, doctor } = await visit([neverAnswers5, overfits]);
    expect(doctor.finding.value).toBe(neverAnswers5);
    doctor.turn();
    expect([doctor.finding.value, doctor.index.value]).toEqual([overfits, 1]);
    doctor.turn();
    expect(doctor.finding.value).toBe(neverAnswers5);
    doctor.turn();
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [overfits, neverAnswers5] });
    expect(doctor.finding.value).toBe(overfits);
  });

  it('has nothing to say of a healthy run, or of one that trains', async () => {
    const { bridge, doctor } = await visit([]);
    expect(doctor.finding.value).toBeNull();
    doctor.turn();
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [overfits] });
    bridge.emit('run.changed', runSummary({ state: 'running', epochsDone: 30 }));
    expect(doctor.finding.value).toBeNull();
    // What it had before is not told again when it ends.
    bridge.emit('run.changed', runSummary({ state: 'finished', epochsDone: 30 }));
    expect(doctor.finding.value).toBeNull();
  });

  it('trains a new network with the run’s settings and the remedy’s, whatever the panel says', async () => {
    const { application, doctor, asked } = await visit([neverAnswers5]);
    application.hyperparameters.enter('learningRate', 'nonsense');
    await doctor.try(neverAnswers5.remedies[0]);
    expect(asked()).toEqual({
      name: 'training.start',
      parameters: [
        { hyperparameters: { ...defaultHyperparameters, initialWeights: 'scaled-normal' }, speed: 'full' },
      ],
    });
  });

  it('trains the network on, and asks for other data', async () => {
    const { doctor, asked } = await visit([neverAnswers5, overfits]);
    await doctor.try(neverAnswers5.remedies[1]);
    expect(asked()).toEqual({ name: 'training.continue', parameters: [{ epochs: 60, speed: 'full' }] });
    await doctor.try(overfits.remedies[0]);
    expect(asked().name).toBe('data.choose-folder');
  });

  it('says why a remedy cannot be tried now, and does nothing', async () => {
    const { bridge, doctor, asked } = await visit([neverAnswers5], 'diverged');
    bridge.emit('data.status', { phase: 'checking' });
    const before = asked();
    expect(neverAnswers5.remedies.map((remedy) => doctor.obstacleTo(remedy))).toEqual([
      'There is no training data yet.',
      'It would diverge again.',
    ]);
    for (const remedy of neverAnswers5.remedies) await doctor.try(remedy);
    expect(asked()).toBe(before);
  });
});
