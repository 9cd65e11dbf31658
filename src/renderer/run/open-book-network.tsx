import type { RunLibrary } from './run-library';

/** Opens a network of dense layers, where the one on screen cannot be looked into neuron by neuron. */
export function OpenBookNetwork({ library }: { library: Pick<RunLibrary, 'openIncluded'> }) {
  return (
    <button type="button" class="link" onClick={() => library.openIncluded('book')}>
      Open the book’s network
    </button>
  );
}
