/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur?: number, args: any }} TraceEvent */

/**
 * What the page's main thread itself ran, in milliseconds, for each pointer event of a stroke: the task that takes the
 * event, and the one that makes the frame in which it shows. Unlike the time on the clock that leaves out what else the
 * machine was doing.
 * @param {import('@playwright/test').CDPSession} session
 * @param {() => Promise<unknown>} draw
 */
export async function workOnACore(session, draw) {
  /** @type {TraceEvent[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any[]} */ (value)));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await draw();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return workOfStrokes(ofMainThread(events));
}

/**
 * The page's main thread is the one that dispatches pointer events.
 * @param {TraceEvent[]} events
 */
function ofMainThread(events) {
  const dispatched = events.find((event) => pointerType(event) === 'pointerdown');
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === dispatched?.pid && tid === dispatched.tid)
    .sort((one, other) => one.ts - other.ts);
}

/** @param {TraceEvent[]} events of one thread, in the order of their beginnings */
function workOfStrokes(events) {
  /** @type {{ pointerdown: number[], pointermove: number[] }} */
  const work = { pointerdown: [], pointermove: [] };
  /** @type {TraceEvent | undefined} */
  let task;
  /** @type {{ type: 'pointerdown' | 'pointermove', task: TraceEvent } | undefined} */
  let open;
  let isDrawing = false;
  for (const event of events) {
    if (event.name === 'RunTask') task = event;
    const type = pointerType(event);
    if (type === 'pointerup') isDrawing = false;
    if (type === 'pointerdown') isDrawing = true;
    if (isDrawing && task && (type === 'pointerdown' || type === 'pointermove')) open ??= { type, task };
    if (event.name !== 'Commit' || !open || !task) continue;
    const tasks = open.task === task ? [task] : [open.task, task];
    work[open.type].push(tasks.reduce((sum, { tdur = Number.NaN }) => sum + tdur / 1000, 0));
    open = undefined;
  }
  return work;
}

/**
 * @param {TraceEvent} event
 * @returns {string | undefined}
 */
function pointerType({ name, args }) {
  const type = name === 'EventDispatch' ? args.data?.type : undefined;
  return /^pointer(down|move|up)$/.test(type) ? type : undefined;
}
