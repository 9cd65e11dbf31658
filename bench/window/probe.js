/**
 * What a while on screen was like.
 * @typedef {object} Frames
 * @property {number[]} intervals milliseconds from each frame to the next
 * @property {number[]} longTasks milliseconds of each task that took more than 50
 */

/**
 * Begins, in the page, to note the frames and the long tasks; `takeFrames` gives them.
 */
export function watchFrames() {
  /** @type {number[]} */
  const intervals = [];
  /** @type {number[]} */
  const longTasks = [];
  Object.assign(window, { watchedFrames: { intervals, longTasks } });
  let last = Number.NaN;
  const note = (/** @type {number} */ now) => {
    if (now > last) intervals.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  new PerformanceObserver((list) =>
    longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
  });
}

/**
 * What has been noted since the last time; run in the page.
 * @returns {Frames}
 */
export function takeFrames() {
  const { intervals, longTasks } = /** @type {{ watchedFrames: Frames }} */ (/** @type {unknown} */ (window))
    .watchedFrames;
  return { intervals: intervals.splice(0), longTasks: longTasks.splice(0) };
}
