import type { Stroke } from '../../../contract/drawings';
import type { Mask } from '../one-digit/skeleton';
import { thin } from '../one-digit/skeleton';

type Point = Stroke[number];

/** All lengths in widths of the line. */
const size = {
  /** A shorter branch with a loose end is the ragged end of a line. */
  spur: 0.7,
  /** A shorter branch between two crossings lies within one: middle lines meet a little apart. */
  crossing: 1,
  /** A branch's direction is taken between these distances from its end: middle lines are bent near a crossing. */
  directionFrom: 0.5,
  directionTo: 1.7,
};
/** Cosine of the largest angle by which a line bends at a crossing and still goes on. */
const leastCosine = 0.5;

/** Where two branches meet. */
export interface Meeting {
  /** Number of each branch, and which of its ends. */
  ends: readonly [BranchEnd, BranchEnd];
  /** Whether the line of one goes on in the other, rather than ends or crosses there. */
  goesOn: boolean;
}

/** The first or last point of a branch. */
export interface BranchEnd {
  branch: number;
  isLast: boolean;
}

/** A shape's middle lines, cut where they meet. */
export interface SkeletonGraph {
  /** From one meeting point or loose end to the next; a circle ends at its first point. In pixels of the mask. */
  branches: Stroke[];
  meetings: Meeting[];
}

/** Finds the middle lines of a shape, and where they meet. `lineWidth`: that of the shape's lines, in pixels. */
export function skeletonGraph(mask: Mask, lineWidth: number): SkeletonGraph {
  const skeleton = withoutCorners(thin(mask));
  const nodes = nodesOf(skeleton);
  const { branches, middles } = passedThrough(withoutSpurs(nodes, walk(skeleton, nodes.at), lineWidth));
  return {
    branches: branches.map(({ points, nodes: [first, last] }) => [
      ...(first === null ? [] : [middles[first]]),
      ...points,
      ...(last === null ? [] : [middles[last]]),
    ]),
    meetings: [...endsByNode(branches).values()].flatMap((ends) => meetingsOf(branches, ends, lineWidth)),
  };
}

/** A middle line between two nodes; null where it ends loosely. */
interface Branch {
  points: Stroke;
  nodes: readonly [number | null, number | null];
}

/** Clusters of pixels in which middle lines meet. */
interface Nodes {
  /** The node of each pixel, or -1. */
  at: Int32Array;
  middles: Point[];
}

interface Graph {
  branches: readonly Branch[];
  middles: readonly Point[];
}

const steps = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
] as const;

/** The pixels of a shape beside one of them, those that share a side first. */
function neighbours({ width, height, pixels }: Mask, pixel: number): number[] {
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  const beside: number[] = [];
  for (const [right, down] of steps) {
    const isInside = x + right >= 0 && x + right < width && y + down >= 0 && y + down < height;
    const other = pixel + down * width + right;
    if (isInside && pixels[other] === 1) beside.push(other);
  }
  return beside;
}

/** Takes the corners off a skeleton's staircases, so that pixels within a line have two neighbours. */
function withoutCorners(mask: Mask): Mask {
  const skeleton = { ...mask, pixels: mask.pixels.slice() };
  for (let pixel = 0; pixel < skeleton.pixels.length; pixel++) {
    if (skeleton.pixels[pixel] === 0) continue;
    const beside = neighbours(skeleton, pixel);
    if (beside.length >= 2 && hangTogether(beside, skeleton.width)) skeleton.pixels[pixel] = 0;
  }
  return skeleton;
}

/** Whether pixels are one connected group. */
function hangTogether([first, ...others]: readonly number[], width: number): boolean {
  const group = [first];
  let rest = others;
  for (let at = 0; at < group.length; at++) {
    const isNear = (pixel: number) =>
      Math.abs((pixel % width) - (group[at] % width)) <= 1 &&
      Math.abs(Math.floor(pixel / width) - Math.floor(group[at] / width)) <= 1;
    group.push(...rest.filter(isNear));
    rest = rest.filter((pixel) => !isNear(pixel));
  }
  return rest.length === 0;
}

/** Pixels with three or more neighbours, and those beside them, in connected clusters. */
function nodesOf(skeleton: Mask): Nodes {
  const { width, pixels } = skeleton;
  const isCrossing = (pixel: number) => neighbours(skeleton, pixel).length >= 3;
  const crossings: number[] = [];
  const isNode = new Uint8Array(pixels.length);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    if (pixels[pixel] === 0 || !isCrossing(pixel)) continue;
    crossings.push(pixel);
    for (const near of [pixel, ...neighbours(skeleton, pixel)]) isNode[near] = 1;
  }
  const at = new Int32Array(pixels.length).fill(-1);
  const middles: Point[] = [];
  for (const start of crossings) {
    if (at[start] >= 0) continue;
    const cluster = [start];
    at[start] = middles.length;
    for (let next = 0; next < cluster.length; next++) {
      for (const near of neighbours(skeleton, cluster[next])) {
        if (isNode[near] === 0 || at[near] >= 0) continue;
        at[near] = middles.length;
        cluster.push(near);
      }
    }
    middles.push(middleOf(cluster.filter(isCrossing).map((pixel) => pointAt(pixel, width))));
  }
  return { at, middles };
}

function pointAt(pixel: number, width: number): Point {
  return [pixel % width, Math.floor(pixel / width)];
}

function middleOf(points: readonly Point[]): Point {
  const mean = (side: 0 | 1) => points.reduce((sum, point) => sum + point[side], 0) / points.length;
  return [mean(0), mean(1)];
}

/** Walks along the lines between nodes, then along the circles. */
function walk(skeleton: Mask, nodeAt: Int32Array): Branch[] {
  const { width, pixels } = skeleton;
  const isWalked = new Uint8Array(pixels.length);
  const onLine = (pixel: number) => neighbours(skeleton, pixel).filter((near) => nodeAt[near] < 0);
  const lineFrom = (start: number) => {
    const line: number[] = [];
    for (let next: number | undefined = start; next !== undefined;) {
      isWalked[next] = 1;
      line.push(next);
      next = onLine(next).find((near) => isWalked[near] === 0);
    }
    return line;
  };
  const starts = [...pixels.keys()].filter((pixel) => pixels[pixel] === 1 && nodeAt[pixel] < 0);
  const nodesBeside = (pixel: number) => {
    const beside = neighbours(skeleton, pixel).map((near) => nodeAt[near]);
    return [...new Set(beside)].filter((node) => node >= 0);
  };
  const branches: Branch[] = [];
  for (const start of starts) {
    if (isWalked[start] === 1 || onLine(start).length > 1) continue;
    const line = lineFrom(start);
    const [before, after] = [nodesBeside(start), nodesBeside(line[line.length - 1])];
    // A line of one pixel lies between two nodes, or ends beside one.
    const last = line.length > 1 ? after[0] : before[1];
    branches.push({
      points: line.map((pixel) => pointAt(pixel, width)),
      nodes: [before[0] ?? null, last ?? null],
    });
  }
  for (const start of starts) {
    if (isWalked[start] === 1) continue;
    const points = [...lineFrom(start), start].map((pixel) => pointAt(pixel, width));
    branches.push({ points, nodes: [null, null] });
  }
  return branches;
}

/** Leaves out the ragged ends of lines, and makes one node of those that lie within one crossing. */
function withoutSpurs(nodes: Nodes, branches: readonly Branch[], lineWidth: number): Graph {
  const parent = nodes.middles.map((_, node) => node);
  const rootOf = (node: number): number => (parent[node] === node ? node : rootOf(parent[node]));
  const isShort = ({ points }: Branch, most: number) => lengthOf(points) + 2 < most * lineWidth;
  const kept = branches.filter((branch) => {
    const [first, last] = branch.nodes;
    if (first === null && last === null) return true;
    if (first === null || last === null) return !isShort(branch, size.spur);
    if (!isShort(branch, size.crossing)) return true;
    parent[rootOf(first)] = rootOf(last);
    return false;
  });
  const members = parent.map((): Point[] => []);
  nodes.middles.forEach((middle, node) => members[rootOf(node)].push(middle));
  const rootOrNone = (node: number | null) => (node === null ? null : rootOf(node));
  return {
    branches: kept.map(({ points, nodes: [first, last] }) => ({
      points,
      nodes: [rootOrNone(first), rootOrNone(last)],
    })),
    middles: members.map((points, node) => (points.length > 0 ? middleOf(points) : nodes.middles[node])),
  };
}

/** Joins the two branches at each node where no others meet any more. */
function passedThrough({ branches, middles }: Graph): Graph {
  const rest: (Branch | null)[] = [...branches];
  for (const [node, ends] of endsByNode(branches)) {
    if (ends.length !== 2) continue;
    const [one, other] = rest.flatMap((branch, index) => (branch?.nodes.includes(node) ? [index] : []));
    const before = rest[one]!;
    if (other === undefined) {
      rest[one] = { points: [...before.points, before.points[0]], nodes: [null, null] };
      continue;
    }
    const to = before.nodes[1] === node ? before : reversed(before);
    const from = rest[other]!.nodes[0] === node ? rest[other]! : reversed(rest[other]!);
    rest[one] = { points: [...to.points, ...from.points], nodes: [to.nodes[0], from.nodes[1]] };
    rest[other] = null;
  }
  return { branches: rest.filter((branch) => branch !== null), middles };
}

function reversed({ points, nodes: [first, last] }: Branch): Branch {
  return { points: points.toReversed(), nodes: [last, first] };
}

function endsByNode(branches: readonly Branch[]): Map<number, BranchEnd[]> {
  const ends = new Map<number, BranchEnd[]>();
  branches.forEach(({ nodes }, branch) => {
    for (const isLast of [false, true]) {
      const node = nodes[Number(isLast)];
      if (node !== null) ends.set(node, [...(ends.get(node) ?? []), { branch, isLast }]);
    }
  });
  return ends;
}

/** Each two branches at a node; each goes on in at most one other, the straightest pairs first. */
function meetingsOf(branches: readonly Branch[], ends: readonly BranchEnd[], lineWidth: number): Meeting[] {
  const directions = ends.map(({ branch, isLast }) => {
    const { points } = branches[branch];
    return directionFrom(isLast ? points.toReversed() : points, lineWidth);
  });
  const straightness = (one: number, other: number) =>
    -directions[one][0] * directions[other][0] - directions[one][1] * directions[other][1];
  const hasPartner = new Set<number>();
  return ends
    .flatMap((_, one) =>
      ends.slice(one + 1).map((__, after) => [one, one + 1 + after] as [one: number, other: number]),
    )
    .map(([one, other]) => ({ one, other, straight: straightness(one, other) }))
    .sort((pair, other) => other.straight - pair.straight)
    .map(({ one, other, straight }) => {
      const goesOn = straight >= leastCosine && !hasPartner.has(one) && !hasPartner.has(other);
      if (goesOn) hasPartner.add(one).add(other);
      return { ends: [ends[one], ends[other]], goesOn };
    });
}

/** The direction in which points lead away from the first one, of length 1; of length 0 where there is but one. */
function directionFrom(points: Stroke, lineWidth: number): Point {
  let along = 0;
  const distances = points.map(
    (point, index) => (along += index > 0 ? distance(points[index - 1], point) : 0),
  );
  const nth = (least: number) => distances.findIndex((away) => away >= least * lineWidth);
  // A short branch is taken whole: -1 is its last point.
  const to = points.at(nth(size.directionTo))!;
  const from = nth(size.directionTo) >= 0 ? points[nth(size.directionFrom)] : points[0];
  const length = distance(from, to);
  return length > 0 ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : [0, 0];
}

function lengthOf(points: Stroke): number {
  return points.slice(1).reduce((sum, point, index) => sum + distance(points[index], point), 0);
}

function distance([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.sqrt((x - otherX) * (x - otherX) + (y - otherY) * (y - otherY));
}
