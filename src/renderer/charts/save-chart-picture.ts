import type { InklingBridge } from '../../contract/api';
import { chartSvg } from '../../figures/charts/chart-svg';
import type { ChartDefinition, Curves } from '../../figures/charts/curves';
import type { PictureHeading } from '../../figures/charts/picture-layout';
import type { NoticesModel } from '../ui/notices-model';
import { drawChartPicture } from './chart-picture';

export type PictureFormat = 'png' | 'svg';

/** A chart as a picture for use outside the app; `name` is suggested for its file, without an ending. */
export interface ChartPicture {
  name: string;
  definition: ChartDefinition;
  curves: Curves;
  heading: PictureHeading;
}

/** Saves a chart where the user chooses, and tells its name or what goes wrong. */
export async function saveChartPicture(
  { bridge, notices }: { bridge: InklingBridge; notices: NoticesModel },
  { name, definition, curves, heading }: ChartPicture,
  format: PictureFormat,
): Promise<void> {
  const suggestedName = `${name}.${format}`;
  if (format === 'svg') {
    const text = chartSvg(definition, curves, heading);
    await notices.saved(bridge.request('file.save-svg', { suggestedName, text }));
    return;
  }
  const bytes = await notices.outcome(drawChartPicture(definition, curves, heading));
  if (bytes !== undefined) await notices.saved(bridge.request('file.save-png', { suggestedName, bytes }));
}
