import { useApplication } from '../application-context';
import { WarningIcon } from '../ui/icons';
import './diagnosis.css';

/** What is wrong with the network on screen, one sentence each; never shown while it trains. */
export function Diagnosis() {
  const { training } = useApplication();
  const findings = training.findings.value;
  if (findings.length === 0 || !training.isAtRest.value) return null;
  return (
    <section class="card diagnosis" aria-label="What is wrong with this network">
      <WarningIcon />
      <div>
        {findings.map((finding) => (
          <p key={finding}>{finding}</p>
        ))}
      </div>
    </section>
  );
}
