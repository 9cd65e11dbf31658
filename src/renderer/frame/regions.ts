/** Makes F6 go to the next part of the window, and Shift+F6 to the previous one. */
export function listenForRegionKeys(window: Window): void {
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    focusRegion(event.shiftKey ? -1 : 1);
  });
}

/** Focuses the region itself, so that the Tab key continues inside it. */
function focusRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const present = regions.findIndex((region) => region.contains(document.activeElement));
  const start = present === -1 && direction === -1 ? 0 : present;
  regions[(start + direction + regions.length) % regions.length]?.focus();
}
