/**
 * In the page: clicks, and gives the milliseconds until what the click is for is there and painted.
 * @param {{ click: string, shows: string, text?: string }} what selectors; the text that has to be in what shows
 */
export async function timeUntilPainted({ click, shows, text = '' }) {
  const start = performance.now();
  /** @type {HTMLElement} */ (document.querySelector(click)).click();
  while (!document.querySelector(shows)?.textContent?.includes(text)) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}

/**
 * In the page: scrolls from the top to the end in so many frames; gives the milliseconds of work in each, from the
 * frame's beginning until it is painted, and from each frame to the next.
 * @param {{ selector: string, frames: number }} what
 */
export async function scrollThrough({ selector, frames }) {
  const list = /** @type {HTMLElement} */ (document.querySelector(selector));
  const step = (list.scrollHeight - list.clientHeight) / frames;
  const work = [];
  const intervals = [];
  let last = Number.NaN;
  for (let frame = 1; frame <= frames; frame++) {
    const [begun, painted] = await new Promise((resolve) =>
      requestAnimationFrame((now) => {
        list.scrollTop = frame * step;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve([now, performance.now()]);
        const start = performance.now();
        channel.port2.postMessage(start);
      }),
    );
    work.push(painted - begun);
    if (frame > 1) intervals.push(begun - last);
    last = begun;
  }
  return { work, intervals };
}
