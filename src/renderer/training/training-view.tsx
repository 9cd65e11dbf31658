import { DataCard } from '../data/data-card';
import { DoctorCard } from '../doctor/doctor-card';
import { LearningCard } from './learning-card';
import { TranscriptCard } from './transcript-card';
import './training-view.css';

/** Shows how the run on screen learns. */
export function TrainingView() {
  return (
    <div class="view">
      <DataCard />
      <DoctorCard />
      <LearningCard />
      <TranscriptCard />
    </div>
  );
}
