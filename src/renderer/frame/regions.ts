/** F6 goes from one part of the window to the next, and with Shift to the one before. */
export function listenForRegionKeys(window: Window): void {
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    focusRegion(event.shiftKey ? -1 : 1);
  });
}

/** The region itself has the focus then, and the Tab key goes on inside it. */
function focusRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const present = regions.findIndex((region) => region.contains(document.activeElement));
  const start = present === -1 && direction === -1 ? 0 : present;
  regions[(start + direction + regions.length) % regions.length]?.focus();
}
