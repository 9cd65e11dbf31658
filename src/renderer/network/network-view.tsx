/** The view Network. */
export function NetworkView() {
  return <div class="network-view" />;
}
