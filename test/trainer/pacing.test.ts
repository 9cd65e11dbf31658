import { describe, expect, it } from 'vitest';
import type { Speed, StepUnit } from '../../src/contract/trainer';
import { data, hyperparameters, runId, settle, start, undisturbedNetwork } from './runs';
import { Stage } from './stage';

const oneEpoch = { ...hyperparameters, epochs: 1 };

describe('TrainerService, step by step', () => {
  /** Mini-batches done after each pause of a run that is led on by these steps. */
  async function steps(units: readonly StepUnit[], asked = hyperparameters) {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: asked, step: units[0] }));
    for (const unit of units.slice(1)) {
      await stage.next('paused');
      stage.command({ type: 'step', runId, unit });
    }
    await stage.next('paused');
    const done = stage.events('paused').map(({ checkpoint }) => {
      const { epoch, imagesDone } = checkpoint.position;
      return [epoch, Math.ceil(imagesDone / asked.miniBatchSize)];
    });
    return { stage, done };
  }

  it('pauses by itself after each mini-batch, then at the end of the epoch in work', async () => {
    const { stage, done } = await steps(['mini-batch', 'mini-batch', 'epoch', 'mini-batch', 'epoch']);
    expect(done).toEqual([
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 0],
    ]);
    expect(stage.events('epoch')).toHaveLength(2);
  });

  it('tells a point of the cost curve for each mini-batch that is stepped through', async () => {
    const { stage } = await steps(['mini-batch', 'mini-batch', 'mini-batch']);
    expect(stage.costs.map(({ epochs }) => Math.round(epochs * 60))).toEqual([1, 2, 3]);
  });

  it('ends the step of an epoch’s last mini-batch with the epoch, and that of the last epoch with the run', async () => {
    const large = { ...hyperparameters, miniBatchSize: 300, epochs: 2 };
    const { stage, done } = await steps(['mini-batch', 'mini-batch', 'mini-batch'], large);
    expect(done).toEqual([
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    stage.command({ type: 'step', runId, unit: 'mini-batch' });
    await stage.next('ended');
    expect(stage.course.slice(-3)).toEqual(['resumed', 'epoch', 'ended']);
  });

  it('finishes the mini-batch in work before it pauses, however long that takes', async () => {
    const stage = new Stage(data, 20);
    stage.onTurn = () => {
      const { epochFraction } = stage.events('progress').at(-1)!.progress;
      if (epochFraction > 0.5) stage.command({ type: 'pause', runId });
    };
    const slow = { ...oneEpoch, hiddenLayers: [400], miniBatchSize: 75, trainingImages: 150 };
    stage.command(start({ engine: 'plain', hyperparameters: slow }));
    await stage.next('paused');
    expect(stage.events('paused')[0].checkpoint.position.imagesDone).toBe(150);
  });

  it('comes to the same weights as a run that nobody led', async () => {
    const { stage } = await steps(['mini-batch', 'epoch', 'mini-batch', 'mini-batch']);
    stage.command({ type: 'resume', runId });
    await stage.next('ended');
    expect(stage.events('ended')[0].checkpoint?.network).toEqual(undisturbedNetwork());
  });
});

describe('TrainerService, in slow motion', () => {
  it.each<[Speed, number]>([
    ['mini-batch-a-second', 59],
    ['ten-mini-batches-a-second', 5.9],
    ['epoch-a-minute', 59],
    ['slow-motion', 9.8],
  ])('takes its time at %s, and tells every mini-batch', async (speed, seconds) => {
    const stage = new Stage(data, 0.1);
    stage.command(start({ hyperparameters: oneEpoch, speed }));
    await stage.next('ended');
    const [[first], [last]] = [stage.times('point'), stage.times('epoch')];
    expect((last - first) / 1000).toBeCloseTo(seconds, 0);
    expect(stage.costs.map(({ epochs }) => Math.round(epochs * 60))).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    expect(stage.events('epoch')[0].costs).toHaveLength(30);
    expect(stage.events('ended')[0].checkpoint?.network).toEqual(undisturbedNetwork(oneEpoch));
  });

  it('obeys at once while it waits: pause, another speed, stop', async () => {
    const stage = new Stage(data, 0.1);
    stage.onWait = (_, wait) => {
      if (wait === 2) stage.command({ type: 'pause', runId });
      if (wait === 5) stage.command({ type: 'speed', runId, speed: 'ten-mini-batches-a-second' });
      if (wait === 9) stage.command({ type: 'stop', runId });
    };
    stage.command(start({ speed: 'mini-batch-a-second' }));
    await stage.next('paused');
    expect(stage.events('paused')[0].checkpoint.position.imagesDone).toBe(30);
    stage.command({ type: 'resume', runId });
    await stage.next('ended');
    // A second passed before each of the first two mini-batches after the first, and two before others at the end.
    expect(stage.told.at(-1)!.atMs).toBeGreaterThan(4000);
    expect(stage.told.at(-1)!.atMs).toBeLessThan(5000);
    expect(stage.events('ended')[0]).toMatchObject({ ending: 'stopped' });
  });

  it('does nothing at all while it waits or is paused', async () => {
    const stage = new Stage(data, 0.1);
    stage.onWait = () => stage.command({ type: 'pause', runId });
    stage.command(start({ speed: 'mini-batch-a-second' }));
    await stage.next('paused');
    const told = stage.told.length;
    stage.command({ type: 'speed', runId, speed: 'slow-motion' });
    await settle();
    await settle();
    expect(stage.told).toHaveLength(told);
  });

  it('shows all that there is to see before it waits long', async () => {
    const stage = new Stage(data, 0.1);
    const seen: number[] = [];
    stage.onWait = () => seen.push(stage.costs.length);
    stage.command(start({ hyperparameters: oneEpoch, speed: 'ten-mini-batches-a-second' }));
    await stage.next('ended');
    expect(seen).toEqual(Array.from({ length: 59 }, (_, index) => index + 1));
  });

  it('estimates time and speed by what it is held to', async () => {
    const stage = new Stage(data, 0.1);
    stage.command(
      start({ hyperparameters: { ...hyperparameters, epochs: 2 }, speed: 'ten-mini-batches-a-second' }),
    );
    await stage.next('ended');
    for (const { progress } of stage.events('progress')) {
      const { epoch, miniBatches, secondsLeft, imagesPerSecond } = progress;
      if (imagesPerSecond === undefined) continue;
      expect(imagesPerSecond).toBeCloseTo(100, 6);
      expect(secondsLeft).toBeCloseTo(0.1 * (120 - 60 * epoch - miniBatches), 1);
    }
  });

  it('goes on at full speed when it is told to', async () => {
    const stage = new Stage(data, 0.1);
    let waits = 0;
    stage.onWait = () => {
      waits++;
      stage.command({ type: 'speed', runId, speed: 'full' });
    };
    stage.command(start({ speed: 'mini-batch-a-second' }));
    await stage.next('ended');
    expect(waits).toBe(1);
    expect(stage.events('ended')[0].checkpoint?.network).toEqual(undisturbedNetwork());
  });
});
