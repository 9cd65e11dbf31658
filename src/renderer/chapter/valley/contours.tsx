import { useMemo } from 'preact/hooks';
import { costAt, type Landscape } from '../../../engine/descent/landscape';
import { linePath, type PlotScale } from '../plot';
import { contourLines } from './contour-lines';

interface ContoursProps {
  landscape: Landscape;
  box: readonly [readonly [number, number], readonly [number, number]];
  levels: readonly number[];
  /** The same for the same box. */
  scale: PlotScale;
}

/** Lines of equal cost. */
export function Contours({ landscape, box, levels, scale }: ContoursProps) {
  const path = useMemo(
    () =>
      contourLines((x, y) => costAt(landscape, [x, y]), box, levels)
        .map((piece) => linePath(piece, scale))
        .join(''),
    [landscape, box, levels],
  );
  return <path class="contours" d={path} />;
}
