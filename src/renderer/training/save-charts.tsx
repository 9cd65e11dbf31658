import { useId } from 'preact/hooks';
import { useApplication } from '../application-context';
import { MenuButton } from '../ui/menu-button';
import { MenuItem, PopupMenu } from '../ui/popup-menu';
import type { ChartFiles } from './chart-files';

const files: { label: string; save: (chartFiles: ChartFiles) => Promise<void> }[] = [
  { label: 'Accuracy as a picture (PNG)…', save: (chartFiles) => chartFiles.savePicture('accuracy', 'png') },
  { label: 'Accuracy as a picture (SVG)…', save: (chartFiles) => chartFiles.savePicture('accuracy', 'svg') },
  { label: 'Accuracy as numbers (CSV)…', save: (chartFiles) => chartFiles.saveEpochTable() },
  { label: 'Cost as a picture (PNG)…', save: (chartFiles) => chartFiles.savePicture('cost', 'png') },
  { label: 'Cost as a picture (SVG)…', save: (chartFiles) => chartFiles.savePicture('cost', 'svg') },
  { label: 'Cost as numbers (CSV)…', save: (chartFiles) => chartFiles.saveCostTable() },
];

/** Saves a chart of the run on screen, or its numbers. */
export function SaveCharts() {
  const { chartFiles } = useApplication();
  const menuId = useId();
  return (
    <div class="save-charts">
      <MenuButton
        opens={menuId}
        class="quiet-button"
        aria-haspopup="menu"
        disabled={!chartFiles.canSave.value}
      >
        {chartFiles.isSaving.value ? 'Saving…' : 'Save…'}
      </MenuButton>
      <PopupMenu id={menuId} class="save-menu" name="Save a chart">
        {files.map(({ label, save }) => (
          <MenuItem key={label} label={label} onSelect={() => void save(chartFiles)} />
        ))}
      </PopupMenu>
    </div>
  );
}
