import { AccuracyChart } from './accuracy-chart';
import { CostChart } from './cost-chart';
import { SaveCharts } from './save-charts';
import './learning-card.css';

/** How the run on screen learns: accuracy, with the cost over the same epochs below it. */
export function LearningCard() {
  return (
    <div class="card learning">
      <AccuracyChart />
      <CostChart />
      <SaveCharts />
    </div>
  );
}
