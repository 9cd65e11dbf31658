import { useApplication } from './application-context';
import { DataCard } from './data/data-card';
import { StatusBar } from './data/status-bar';
import { DrawingPanel } from './drawing/drawing-panel';
import { HyperparametersPanel } from './hyperparameters/hyperparameters-panel';
import { AccuracyCard } from './training/accuracy-card';
import { CostCard } from './training/cost-card';
import { RunSummary } from './training/run-summary';
import { Toolbar } from './training/toolbar';
import { TranscriptCard } from './training/transcript-card';
import { AboutDialog } from './ui/about-dialog';
import { KeysDialog } from './ui/keys-dialog';
import { Notices } from './ui/notices';
import './app.css';

/** The window: what to train, how it learns, and what it reads. */
export function App() {
  const { isReady, dialogs, data, training } = useApplication();
  if (!isReady.value) return <Notices />;
  // With no curve to show yet, the question where the data comes from takes the first chart's place.
  const isDataFirst = data.isWanted.value && training.run.value === null;
  return (
    <div class="window">
      <Toolbar />
      <Notices />
      <div class="panels">
        <HyperparametersPanel />
        <main class="watch" aria-label="Training">
          <RunSummary />
          <DataCard />
          {!isDataFirst && <AccuracyCard />}
          <CostCard />
          <TranscriptCard />
        </main>
        <DrawingPanel />
      </div>
      <StatusBar />
      {dialogs.open.value === 'keys' && <KeysDialog />}
      {dialogs.open.value === 'about' && <AboutDialog />}
    </div>
  );
}
