import type { DrawnInk, WrittenInk } from '../one-digit/digit-ink';
import type { BoundingBox } from '../raster/bounding-box';

/** A part of a line that is never cut further. */
export interface Piece {
  box: BoundingBox;
  /** Number of the stroke or component that it belongs to. */
  source: number;
  /** Whether it may be the pen's path between two digits, and belong to neither. */
  isLink: boolean;
}

/** Where the ink of two pieces is connected. */
export interface Joint {
  /** Their numbers. */
  pieces: readonly [number, number];
  /** Whether one line goes on from one to the other, rather than ends at or crosses another one. */
  goesOn: boolean;
}

/** How many things the lists before each list hold together. */
export function startsOf(lists: readonly (readonly unknown[])[]): number[] {
  let sum = 0;
  return lists.map(({ length }) => (sum += length) - length);
}

/** A row of writing, laid out as pieces from left to right. */
interface Laid<SomePiece extends Piece> {
  pieces: readonly SomePiece[];
  joints: readonly Joint[];
  /** Usual height of its digits. */
  height: number;
}

/** Of strokes, with the pen lifted between them. */
export interface DrawnLine<SomePiece extends Piece = Piece> extends Laid<SomePiece> {
  kind: 'drawn';
  /** The ink of the pieces from `first` to before `end`. */
  ink(first: number, end: number): DrawnInk;
}

/** Of ink in a picture. */
export interface WrittenLine<SomePiece extends Piece = Piece> extends Laid<SomePiece> {
  kind: 'written';
  /** The ink of the pieces from `first` to before `end`, in their box. */
  ink(first: number, end: number): WrittenInk;
}

export type Line = DrawnLine | WrittenLine;

/** For each piece, the joints between those before it and the rest. */
export function jointsAtEach({ pieces, joints }: Line): Joint[][] {
  const each = pieces.map((): Joint[] => []);
  for (const joint of joints) {
    const [first, last] = [Math.min(...joint.pieces), Math.max(...joint.pieces)];
    for (let index = first + 1; index <= last; index++) each[index].push(joint);
  }
  return each;
}
