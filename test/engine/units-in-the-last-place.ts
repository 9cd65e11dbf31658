/** How many double-precision numbers lie between a and b, of equal sign or 0. */
export function unitsInTheLastPlace(a: number, b: number): number {
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Math.abs(Number(bits[0] - bits[1]));
}
