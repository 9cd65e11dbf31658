import { widthAt, type InkStroke } from './ink';

/** The shape painted for a stroke: its middle line with a pen of one width, or an area to fill. */
export interface InkPath {
  /** Path in the syntax of SVG's `d`, which a canvas reads too. */
  data: string;
  /** Width of the pen; absent if the path is the outline of an area. */
  lineWidth?: number;
}

/** The path of a stroke on a pad of this height. */
export function inkPath(stroke: InkStroke, height: number): InkPath {
  return stroke.pressures === undefined ? line(stroke, height) : outline(stroke, height);
}

function line({ points, width }: InkStroke, height: number): InkPath {
  const places = points.map(([x, y]) => `${place(x, height)} ${place(y, height)}`);
  // A tap is a line of length 0: only its two round ends.
  const data = `M${places[0]}L${(places.length > 1 ? places.slice(1) : places).join(' ')}`;
  return { data, lineWidth: width * height };
}

/** A disc at each point, and between neighbours the area swept by a disc that grows from one to the other. */
function outline(stroke: InkStroke, height: number): InkPath {
  let data = '';
  for (let index = 0; index < stroke.points.length; index++) {
    const [x, y] = stroke.points[index];
    const radius = widthAt(stroke, index) / 2;
    data += disc(x, y, radius, height);
    if (index + 1 < stroke.points.length) {
      const [nextX, nextY] = stroke.points[index + 1];
      data += wedge([x, y, radius], [nextX, nextY, widthAt(stroke, index + 1) / 2], height);
    }
  }
  return { data };
}

type Disc = readonly [x: number, y: number, radius: number];

function disc(x: number, y: number, radius: number, height: number): string {
  const [left, right, middle, r] = [
    place(x - radius, height),
    place(x + radius, height),
    place(y, height),
    place(radius, height),
  ];
  return `M${left} ${middle}A${r} ${r} 0 0 1 ${right} ${middle}A${r} ${r} 0 0 1 ${left} ${middle}Z`;
}

/** The area between the two outer tangents, with the same orientation as the discs so that areas add up. */
function wedge([x1, y1, r1]: Disc, [x2, y2, r2]: Disc, height: number): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  // One disc covers the other.
  if (length <= Math.abs(r1 - r2)) return '';
  const cosine = (r1 - r2) / length;
  const sine = Math.sqrt(1 - cosine * cosine);
  const [ux, uy] = [dx / length, dy / length];
  const left = [ux * cosine + uy * sine, uy * cosine - ux * sine] as const;
  const right = [ux * cosine - uy * sine, uy * cosine + ux * sine] as const;
  const corners = [
    [x1 + r1 * left[0], y1 + r1 * left[1]],
    [x2 + r2 * left[0], y2 + r2 * left[1]],
    [x2 + r2 * right[0], y2 + r2 * right[1]],
    [x1 + r1 * right[0], y1 + r1 * right[1]],
  ];
  return `M${corners.map(([x, y]) => `${place(x, height)} ${place(y, height)}`).join('L')}Z`;
}

/** A hundredth of a pixel is finer than anybody sees. */
function place(position: number, height: number): string {
  return String(Math.round(position * height * 100) / 100);
}
