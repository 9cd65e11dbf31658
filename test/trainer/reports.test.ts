describe('TrainerService, what it tells on the way', () => {
  const long = { ...hyperparameters, epochs: 20 };

  it('tells progress at most 20 times and networks at most 5 times a second', async () => {
    const stage = new Stage(data);
    stage.command(start({ hyperparameters: long }));
    await stage.next('ended');
    const times = (type: string) =>
      stage.told.filter(({ event }) => event.type === type).map(({ atMs }) => atMs);
    // What is left of the progress is told at the end, however soon.
    const progress = times('progress').slice(0, -1);
    expect(progress.length).toBeGreaterThan(10);
    progress.slice(1).forEach((atMs, index) => expect(atMs - progress[index]).toBeGreaterThanOrEqual(50));
    const networks = stage.told.filter(({ event }) => event.type === 'network' || event.type === 'epoch');
    expect(times('network').length + times('epoch').length).toBe(networks.length);
    networks.forEach(({ event, atMs }, index) => {
      if (index > 0 && event.type === 'network')
        expect(atMs - networks[index - 1].atMs).toBeGreaterThanOrEqual(200);
    });
  });

  it('tells networks in the middle of a long epoch, and large ones more rarely', async () => {
    const longEpoch = createSmallDataSet({ training: 2500, validation: 50, test: 50 });
    const networksPerSecond = async (hiddenLayers: number[]) => {
      const stage = new Stage(longEpoch);
      const images = { hiddenLayers, epochs: 1, miniBatchSize: 1 };
      stage.command(start({ hyperparameters: { ...hyperparameters, ...images } }));
      await stage.next('ended');
      const seconds = (stage.told.at(-1)?.atMs ?? 0) / 1000;
      return stage.events('network').length / seconds;
    };
    const [small, large] = [
      await networksPerSecond([200, 200, 200, 200]),
      await networksPerSecond([400, 400, 400]),
    ];
    expect(small).toBeGreaterThan(3);
    expect(small).toBeLessThanOrEqual(5);
    expect(large).toBeGreaterThan(0);
    expect(large).toBeLessThanOrEqual(1);
  });

  it('tells every point of the cost curve once, in order, at most 50 an epoch', async () => {
    const stage = new Stage(data);
    stage.onTurn = (turn) => {
      if (turn % 7 !== 3) return;
      stage.command({ type: 'pause', runId: 'run-1' });
      void stage.next('paused').then(() => stage.command({ type: 'resume', runId: 'run-1' }));
    };
    stage.command(start());
    await stage.next('ended');
    const positions = stage
      .events('progress')
      .flatMap(({ progress }) => progress.costs.map(({ epochs }) => epochs));
    expect(positions).toEqual(Array.from({ length: 90 }, (_, index) => expect.closeTo((index + 1) / 30, 9)));
    expect(stage.events('progress').every(({ progress }) => progress.runId === 1)).toBe(true);
  });
});
