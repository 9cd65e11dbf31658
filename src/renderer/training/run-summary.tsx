import { useApplication } from '../application-context';
import { describeRun } from './run-text';

/** What the run on screen was started with, whatever the panel says meanwhile. */
export function RunSummary() {
  const { training } = useApplication();
  const run = training.run.value;
  if (run === null) return null;
  return (
    <p class="run-summary">
      <strong>This run</strong> {describeRun(run)}
    </p>
  );
}
