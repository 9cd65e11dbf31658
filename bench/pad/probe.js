/**
 * What one change of the ten bars took, in milliseconds.
 * @typedef {object} Latency
 * @property {'pointerdown' | 'pointermove'} type of the first event that it follows
 * @property {number} set what the page does to give the bars their new lengths
 * @property {number} work the same and painting them; both without the wait for the screen's next refresh
 * @property {number} total from the browser's getting the event to the end of the frame that shows them
 */

/**
 * Watches, in the page, what follows from pointer events on the pad; `window.padLatencies` are the results.
 *
 * A message that is sent at the beginning of a frame arrives when the frame is painted: that closes the account.
 */
export function watchPad() {
  /** @type {Latency[]} */
  const latencies = [];
  Object.assign(window, { padLatencies: latencies });
  /** @type {{ type: string, sent: number, got: number, handled?: number, set?: number } | undefined} */
  let open;
  for (const type of ['pointerdown', 'pointermove']) {
    window.addEventListener(
      type,
      (event) => {
        if (/** @type {PointerEvent} */ (event).buttons === 0) return;
        open ??= { type, sent: event.timeStamp, got: performance.now() };
      },
      { capture: true },
    );
    window.addEventListener(type, () => {
      if (open) open.handled ??= performance.now();
    });
  }
  new MutationObserver(() => {
    if (open) open.set ??= performance.now();
  }).observe(document.querySelector('ol.activations') ?? document.body, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  const frames = new MessageChannel();
  frames.port1.onmessage = ({ data: frameStart }) => {
    if (open?.set === undefined) return;
    const painted = performance.now();
    const { type, sent, got, handled = got, set } = open;
    // A pen's coming down is worked out at once and painted in the next frame, its moves are worked out in that frame.
    const isSetBefore = set <= frameStart;
    const wait = Math.max(0, frameStart - (isSetBefore ? set : handled));
    latencies.push({
      type: type === 'pointerdown' ? type : 'pointermove',
      set: set - got - (isSetBefore ? 0 : wait),
      work: painted - got - wait,
      total: painted - sent,
    });
    open = undefined;
  };
  const frame = () => {
    frames.port2.postMessage(performance.now());
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * Draws one stroke of very many points, in the page: a pointer that reports 40 times a frame. Gives the frames.
 * @param {number} points
 */
export async function scribble(points) {
  const pad = /** @type {HTMLElement} */ (document.querySelector('.pad'));
  const box = pad.getBoundingClientRect();
  /** @param {number} index */
  const place = (index) => {
    const angle = index / 37;
    const radius = 0.45 * Math.abs(Math.sin(index / 1201));
    return {
      clientX: box.left + box.width * (0.5 + radius * Math.cos(angle)),
      clientY: box.top + box.height * (0.5 + radius * Math.sin(angle * 1.03)),
      pointerId: 1,
      bubbles: true,
      buttons: 1,
    };
  };
  pad.dispatchEvent(new PointerEvent('pointerdown', place(0)));
  for (let index = 40; index <= points; index += 40) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const coalescedEvents = Array.from(
      { length: 40 },
      (_, offset) => new PointerEvent('pointermove', place(index - 39 + offset)),
    );
    pad.dispatchEvent(new PointerEvent('pointermove', { ...place(index), coalescedEvents }));
  }
  pad.dispatchEvent(new PointerEvent('pointerup', { ...place(points), buttons: 0 }));
  return points / 40;
}
