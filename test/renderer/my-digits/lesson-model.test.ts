import { describe, expect, it } from 'vitest';
import { lessonRun, networkThatSays, openWindow, runBefore, settled, show } from './lesson';

const before = networkThatSays(4);
const after = networkThatSays(7);

describe('LessonModel', () => {
  it('tells of the lesson on screen, and of none when another run is', async () => {
    const opened = await openWindow(before);
    const { lesson } = opened.application;
    expect(lesson.lesson.value).toBeNull();
    show(opened, lessonRun(), after);
    expect(lesson.lesson.value).toMatchObject({
      run: { id: lessonRun().id },
      runBefore: { id: runBefore.id },
    });
    show(opened, runBefore, before);
    expect(lesson.lesson.value).toBeNull();
    expect(lesson.isLearning.value).toBe(false);
  });

  it('is being prepared from the request on, and then says how far it is', async () => {
    const opened = await openWindow(before);
    const { lesson } = opened.application;
    const teaching = lesson.teach();
    expect(lesson.isLearning.value).toBe(true);
    expect(lesson.fraction.value).toBeNull();
    show(opened, lessonRun({ state: 'running', epochsDone: 15 }), after);
    await teaching;
    expect(lesson.isLearning.value).toBe(true);
    expect(lesson.fraction.value).toBeCloseTo(0.5);
    opened.bridge.emit('run.changed', lessonRun());
    expect(lesson.isLearning.value).toBe(false);
  });

  it('goes on unseen when another run comes on screen', async () => {
    const opened = await openWindow(before);
    const { lesson } = opened.application;
    show(opened, lessonRun({ state: 'running' }), after);
    show(opened, runBefore, before);
    expect(lesson.isLearning.value).toBe(false);
  });

  it('gets the network that it began with, so that both can be compared', async () => {
    const opened = await openWindow(before);
    const { lesson } = opened.application;
    const stop = lesson.follow();
    expect(opened.bridge.names()).not.toContain('runs.network');
    show(opened, lessonRun(), after);
    expect(lesson.networkBefore.value).toBeNull();
    await settled();
    expect(lesson.networkBefore.value).toBe(before);
    expect(opened.bridge.asked.at(-1)).toEqual({ name: 'runs.network', parameters: [runBefore.id] });
    stop();
  });

  it('compares with nothing where the run before was trained on since, or is deleted', async () => {
    const opened = await openWindow(before);
    const { lesson } = opened.application;
    lesson.follow();
    opened.bridge.emit('runs.changed', [{ ...runBefore, weightsSha256: 'b'.repeat(64) }]);
    show(opened, lessonRun(), after);
    await settled();
    expect(lesson.networkBefore.value).toBeNull();
    expect(lesson.isChangedSince.value).toBe(true);
    opened.bridge.emit('runs.removed', [runBefore.id]);
    expect(lesson.lesson.value?.runBefore).toBeNull();
    expect(lesson.isChangedSince.value).toBe(false);
    expect(opened.bridge.names()).not.toContain('runs.network');
  });

  it('has main delete a lesson that is given up', async () => {
    const opened = await openWindow(before);
    await opened.application.lesson.giveUp();
    expect(opened.bridge.names().at(-1)).toBe('my-digits.give-up-teaching');
  });

  it('says why it cannot teach', async () => {
    const opened = await openWindow(before);
    const { lesson, notices } = opened.application;
    opened.bridge.fail('my-digits.teach', 'data-missing', 'There is no training data yet.');
    await lesson.teach();
    expect(lesson.isLearning.value).toBe(false);
    expect(notices.notices.value).toMatchObject([{ message: 'There is no training data yet.' }]);
  });
});
