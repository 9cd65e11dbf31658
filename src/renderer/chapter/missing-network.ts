import type { NetworkParameters } from '../../contract/network';

/** Why a page that looks at single weights has no network to show, where the window shows this one. */
export function missingNetworkText(shown: NetworkParameters | null): string {
  if (shown === null) return 'There is no network yet.';
  return 'The network on screen has convolutions, and this page is about dense layers: open a run without convolutions.';
}
