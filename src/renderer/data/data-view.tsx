/** The view Data. */
export function DataView() {
  return <div class="data-view" />;
}
