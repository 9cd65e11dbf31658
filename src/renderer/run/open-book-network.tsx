import { useApplication } from '../application-context';

/** Opens a network of dense layers, where the one on screen cannot be looked into neuron by neuron. */
export function OpenBookNetwork() {
  const { commands } = useApplication();
  return (
    <button type="button" class="link" onClick={() => commands.execute('model.book')}>
      Open the book’s network
    </button>
  );
}
