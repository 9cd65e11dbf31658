import { useEffect } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { DoctorPlace } from '../doctor/doctor-card';
import { CalibrationCard } from './calibration-card';
import { ComparisonCard } from './comparison-card';
import { GalleryCard } from './gallery-card';
import { MatrixCard } from './matrix-card';
import './results-view.css';

/** Where the shown network fails: which digits it takes for which, the images, and how sure it is. */
export function ResultsView() {
  const { data, results } = useApplication();
  const { phase } = data.status.value;
  useEffect(() => results.follow(), [results]);
  return (
    <div class="view results-view">
      <DataCard />
      {phase === 'ready' && <DoctorPlace />}
      {phase === 'ready' || phase === 'checking' ? (
        <div class="results-cards">
          <MatrixCard />
          <GalleryCard />
          <CalibrationCard />
          <ComparisonCard />
        </div>
      ) : (
        <p class="soft">Once there are images to read, this shows where the network fails.</p>
      )}
    </div>
  );
}
