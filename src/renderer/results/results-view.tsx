/** The view Results. */
export function ResultsView() {
  return <div class="results-view" />;
}
