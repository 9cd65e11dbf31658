import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { paintBytes } from '../images/paint-bytes';
import { withArticle } from '../ui/digit-words';
import { formatCount } from '../ui/number-format';
import type { GridMeasures } from './grid-measures';
import { imageName } from './image-sources';
import type { ShownImage } from './selected-image';

export const cellId = (position: number) => `image-${position}`;

/** A row of the grid. */
export function ImageRow({ row, measures }: { row: number; measures: GridMeasures }) {
  const { dataView } = useApplication();
  const list = dataView.list.value;
  const { columns, rowHeight, gap, tile } = measures;
  const first = row * columns;
  const count = Math.max(0, Math.min(columns, (list?.length ?? 0) - first));
  return (
    <div
      class="image-row"
      role="row"
      aria-rowindex={row + 1}
      style={{ top: `${row * rowHeight}px`, gap: `${gap}px`, '--tile': `${tile}px` }}
    >
      {Array.from({ length: count }, (_, column) => (
        <ImageCell key={column} position={first + column} index={list!.at(first + column)} column={column} />
      ))}
    </div>
  );
}

interface ImageCellProps {
  /** In the list. */
  position: number;
  /** In the source. */
  index: number;
  column: number;
}

function ImageCell({ position, index, column }: ImageCellProps) {
  const { dataView } = useApplication();
  const source = dataView.source.value;
  const image = dataView.image(index);
  const answer = dataView.readings.value?.answers[index];
  const isRead = answer !== undefined;
  return (
    <div
      id={cellId(position)}
      class="image-cell"
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={dataView.position.value === position}
      aria-label={describe(imageName(source, index), image, answer)}
      onClick={() => dataView.select(index)}
      onDblClick={() => dataView.selected.putOnPad()}
    >
      <Picture image={image} />
      <span class="image-caption" aria-hidden="true">
        <b>{image?.label}</b> {isRead ? `read ${answer}` : formatCount(index + 1)}
      </span>
    </div>
  );
}

function Picture({ image }: { image: ShownImage | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pixels } = image ?? {};
  useLayoutEffect(() => {
    if (pixels !== undefined) paintBytes(canvas.current!, pixels);
  }, [pixels?.buffer, pixels?.byteOffset]);
  return <canvas ref={canvas} class={image === null ? 'is-coming' : ''} width={28} height={28} />;
}

/** "Training image 12,345, a 5, read as 3". */
function describe(name: string, image: ShownImage | null, answer: number | undefined): string {
  if (image === null) return name;
  const read = answer === undefined ? '' : `, read as ${answer}`;
  return `${name}, ${withArticle(image.label)}${read}`;
}
