import { useApplication } from '../application-context';
import { describeNetwork } from '../document/document-text';
import { describeRun } from './run-text';

/** What the run on screen was started with, whatever the panel says meanwhile; before any run, the open network. */
export function RunSummary() {
  const { training, document } = useApplication();
  const run = training.run.value;
  const network = document.state.value;
  return (
    <p class="run-summary">
      <strong>{run === null ? 'This network' : 'This run'}</strong>
      {run === null ? network && describeNetwork(network) : describeRun(run)}
    </p>
  );
}
