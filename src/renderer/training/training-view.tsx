import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { AccuracyCard } from './accuracy-card';
import { CostCard } from './cost-card';
import { RunSummary } from './run-summary';
import { TranscriptCard } from './transcript-card';
import './training-view.css';

/** How the network on screen learns. */
export function TrainingView() {
  const { data, training } = useApplication();
  // With no curve to show yet, the question where the data comes from takes the first chart's place.
  const isDataFirst = data.isWanted.value && training.run.value === null;
  return (
    <div class="watch">
      <RunSummary />
      <DataCard />
      {!isDataFirst && <AccuracyCard />}
      <CostCard />
      <TranscriptCard />
    </div>
  );
}
