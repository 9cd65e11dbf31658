/** Numbers per vector instruction, and their bytes. */
export const lanes: i32 = 4;
export const vectorBytes: i32 = 16;

/**
 * Rows of 1 to 8 vectors, as types: AssemblyScript compiles a generic function separately for each type, and
 * `offsetof<Row>()`, the bytes of a row, is then a constant. So a kernel is written once, and keeps the sums of any
 * width in registers. There are 16 registers; 8 sums leave enough for the operands.
 *
 * V8 does so only for loops that end with their condition and whose sums are stored in descending order. It also fully
 * optimises small functions at once; that is why each of a kernel's functions is called through a table.
 */
@unmanaged
export class Row1 {
  vector0: v128 = i32x4.splat(0);
}
@unmanaged
export class Row2 extends Row1 {
  vector1: v128 = i32x4.splat(0);
}
@unmanaged
export class Row3 extends Row2 {
  vector2: v128 = i32x4.splat(0);
}
@unmanaged
export class Row4 extends Row3 {
  vector3: v128 = i32x4.splat(0);
}
@unmanaged
export class Row5 extends Row4 {
  vector4: v128 = i32x4.splat(0);
}
@unmanaged
export class Row6 extends Row5 {
  vector5: v128 = i32x4.splat(0);
}
@unmanaged
export class Row7 extends Row6 {
  vector6: v128 = i32x4.splat(0);
}
@unmanaged
export class Row8 extends Row7 {
  vector7: v128 = i32x4.splat(0);
}

export const widestRow: i32 = 8;

/**
 * The widest that a loop sums up which reads a vector for each sum and one factor for all: V8 may read all of them before it
 * adds the first, and 7 sums, 7 vectors and the factor just fit into the registers.
 */
export const widestSums: i32 = 7;

/** Number of vectors that hold this many numbers. */
export function vectorsFor(numbers: i32): i32 {
  return (numbers + lanes - 1) / lanes;
}

/**
 * Vectors (1 to 8, or to `widest`) of the next block, given the number left in a longer row.
 * There are as few blocks as possible, as equal as possible: 25 vectors are 7 + 6 + 6 + 6.
 */
export function nextBlock(vectorsLeft: i32, widest: i32 = widestRow): i32 {
  const blocks = (vectorsLeft + widest - 1) / widest;
  return (vectorsLeft + blocks - 1) / blocks;
}
