import { useId } from 'preact/hooks';
import { useApplication } from '../application-context';
import { MenuButton } from '../ui/menu-button';
import type { ChartFiles } from './chart-files';

const files: { name: string; save: (chartFiles: ChartFiles) => Promise<void> }[] = [
  { name: 'Accuracy as a picture (PNG)…', save: (chartFiles) => chartFiles.savePicture('accuracy', 'png') },
  { name: 'Accuracy as a picture (SVG)…', save: (chartFiles) => chartFiles.savePicture('accuracy', 'svg') },
  { name: 'Accuracy as numbers (CSV)…', save: (chartFiles) => chartFiles.saveEpochTable() },
  { name: 'Cost as a picture (PNG)…', save: (chartFiles) => chartFiles.savePicture('cost', 'png') },
  { name: 'Cost as a picture (SVG)…', save: (chartFiles) => chartFiles.savePicture('cost', 'svg') },
  { name: 'Cost as numbers (CSV)…', save: (chartFiles) => chartFiles.saveCostTable() },
];

/** Saves a chart of the run on screen, or its numbers. */
export function SaveCharts() {
  const { chartFiles } = useApplication();
  const listId = useId();
  const canSave = chartFiles.canSave.value;
  return (
    <div class="save-charts">
      <MenuButton opens={listId} class="quiet-button" disabled={!canSave}>
        {chartFiles.isSaving.value ? 'Saving…' : 'Save…'}
      </MenuButton>
      <div id={listId} class="popover save-list" popover="auto">
        {files.map(({ name, save }) => (
          <button
            key={name}
            type="button"
            popovertarget={listId}
            popovertargetaction="hide"
            onClick={() => void save(chartFiles)}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
