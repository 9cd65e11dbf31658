import type { NetworkModel } from './network-model';

/** In Network, the arrow keys go from neuron to neuron, Home and End to the first and the last. */
export function listenForNeuronKeys(network: NetworkModel): () => void {
  const press = (event: KeyboardEvent) => {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
    if (event.defaultPrevented || hasModifier || !(event.key in steps) || isTaken(event.target)) return;
    event.preventDefault();
    network.move(steps[event.key]);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
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
