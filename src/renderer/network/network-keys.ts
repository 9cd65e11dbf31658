import type { NetworkModel } from './network-model';

/** In Network, the arrow keys go from neuron to neuron; in its picture, Home and End go to the first and the last. */
export function listenForNeuronKeys(network: NetworkModel): () => void {
  const press = (event: KeyboardEvent) => {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ...(isPicture(event.target) ? { Home: -Infinity, End: Infinity } : {}),
    };
    if (event.defaultPrevented || hasModifier || !(event.key in steps) || isTaken(event.target)) return;
    event.preventDefault();
    network.move(steps[event.key]);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

function isPicture(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.network-plot');
}

/** Whether something else that needs these keys has the focus. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, select, textarea, [role="application"], [role="menu"], [role="slider"]:not(.network-plot), dialog',
    ) !== null
  );
}
