import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { maximumReportedRuns } from '../../contract/run';
import { useApplication } from '../application-context';
import { MenuButton } from '../ui/menu-button';
import { MenuItem, PopupMenu } from '../ui/popup-menu';
import { Slider } from '../ui/slider';
import { measures, xKinds } from './compared-curve';
import { measureLabels, xLabels } from './comparison-text';

/** Chooses what is compared. */
export function MeasureChoice() {
  const { measure } = useApplication().comparison;
  return (
    <fieldset class="segments measure-choice" aria-label="What is compared">
      {measures.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="measure"
            checked={measure.value === each}
            onChange={() => (measure.value = each)}
          />
          <span>{measureLabels[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How the chart is drawn: its axes, smoothing and marks, and what is saved of it. */
export function ComparisonControls() {
  const { comparison } = useApplication();
  const { xKind, isLogX, isLogCost, hasBook, isTable, measure } = comparison;
  const canMark = measure.value === 'test' && xKind.value !== 'seconds';
  return (
    <div class="comparison-controls" role="group" aria-label="Chart">
      <label>
        Against{' '}
        <select
          value={xKind.value}
          onChange={({ currentTarget }) => {
            xKind.value = xKinds.find((each) => each === currentTarget.value)!;
            comparison.leave();
          }}
        >
          {xKinds.map((each) => (
            <option key={each} value={each}>
              {xLabels[each]}
            </option>
          ))}
        </select>
      </label>
      <SmoothingSlider />
      <Check signal={isLogX} label="Log x axis" />
      {measure.value === 'cost' && <Check signal={isLogCost} label="Log cost axis" />}
      {canMark && (
        <Check
          signal={hasBook}
          label="The book’s figures"
          title="From the transcripts in chapter 1 of Michael Nielsen’s book: runs with these settings or, if there is none here, 30 hidden neurons with η 3."
        />
      )}
      <span class="comparison-actions">
        <Check signal={isTable} label="As a table" />
        <SaveComparison />
        <button type="button" class="quiet-button" onClick={() => comparison.ticks.clear()}>
          Untick all
        </button>
      </span>
    </div>
  );
}

/** The last step would leave nothing of a curve but its first value. */
const smoothingSteps = 20;

function SmoothingSlider() {
  const { smoothing } = useApplication().comparison;
  const text = smoothing.value === 0 ? 'off' : `${Math.round(100 * smoothing.value)} %`;
  return (
    <label class="smoothing">
      <span>Smoothing</span>
      <Slider
        name="Smoothing"
        position={Math.round(smoothing.value * smoothingSteps)}
        last={smoothingSteps - 1}
        valueText={text}
        title="An exponential moving average; the table and the saved numbers stay as measured"
        onMove={(position) => (smoothing.value = position / smoothingSteps)}
      />
      <output>{text}</output>
    </label>
  );
}

function Check({ signal, label, title }: { signal: Signal<boolean>; label: string; title?: string }) {
  return (
    <label class="comparison-check" title={title}>
      <input
        type="checkbox"
        checked={signal.value}
        onChange={({ currentTarget }) => (signal.value = currentTarget.checked)}
      />
      {label}
    </label>
  );
}

function SaveComparison() {
  const { comparison, comparisonFiles, runExports } = useApplication();
  const menuId = useId();
  const runIds = comparison.rows.value.flatMap(({ runs }) => runs.map(({ id }) => id));
  return (
    <>
      <MenuButton
        opens={menuId}
        class="quiet-button save-comparison"
        aria-haspopup="menu"
        disabled={!comparisonFiles.canSave.value}
      >
        {comparisonFiles.isSaving.value ? 'Saving…' : 'Save…'}
      </MenuButton>
      <PopupMenu id={menuId} class="comparison-menu" name="Save the comparison">
        <MenuItem label="Picture (PNG)…" onSelect={() => void comparisonFiles.savePicture('png')} />
        <MenuItem label="Picture (SVG)…" onSelect={() => void comparisonFiles.savePicture('svg')} />
        <MenuItem label="Numbers (CSV)…" onSelect={() => void comparisonFiles.saveTable()} />
        <MenuItem
          label="Report (HTML)…"
          obstacle={
            runIds.length > maximumReportedRuns
              ? `A report compares at most ${maximumReportedRuns} runs.`
              : undefined
          }
          onSelect={() => void runExports.saveReport(runIds)}
        />
      </PopupMenu>
    </>
  );
}
