import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ComparisonControls, MeasureChoice } from './comparison-controls';
import { ComparisonLegend } from './comparison-legend';
import { ComparisonPlot } from './comparison-plot';
import { bookText, comparisonCaption, comparisonTitle, measureNames } from './comparison-text';
import { ComparisonValues } from './comparison-values';
import './comparison.css';

/** The ticked runs in one chart, with their differences beneath. */
export function ComparisonCard() {
  const { comparison, library } = useApplication();
  const rows = comparison.rows.value;
  if (rows.length === 0) {
    return library.runs.value.length > 1 ? (
      <p class="comparison-hint">Tick runs to compare their curves here.</p>
    ) : null;
  }
  const curves = comparison.curves.value;
  const hasValues = curves.some(({ points }) => points.length > 0);
  return (
    <section class="card compared-runs" aria-labelledby="comparison-title">
      <header class="comparison-header">
        <h2 id="comparison-title">{comparisonTitle(curves.length)}</h2>
        <p class="soft comparison-caption">{comparisonCaption(comparison)}</p>
        <MeasureChoice />
      </header>
      <ComparisonControls />
      {rows.length > curves.length && (
        <p class="comparison-note" role="status">
          More strokes could not be told apart: {formatCount(rows.length - curves.length)} of the ticked rows{' '}
          {rows.length - curves.length === 1 ? 'is' : 'are'} not drawn. Untick others to see{' '}
          {rows.length - curves.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      {comparison.isTable.value ? <ComparisonValues /> : <ComparisonPlot />}
      {!hasValues && <p class="soft comparison-empty">No {measureNames[comparison.measure.value]} yet.</p>}
      <BookNote />
      <ComparisonLegend />
    </section>
  );
}

/** Says where the marks come from. */
function BookNote() {
  const { comparison } = useApplication();
  const text = bookText(comparison);
  return text === '' ? null : <p class="soft comparison-book">Michael Nielsen’s book, chapter 1: {text}.</p>;
}
