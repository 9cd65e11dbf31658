import type { NetworkParameters } from '../../contract/network';
import type { Network } from '../network/network';
import { imageSide, pixelsPerImage } from '../image';
import { ForwardPass } from '../network/forward';
import type { DigitQuestion } from './output-gradient';
import { weightedAnswer } from './output-gradient';

/** Pixels along the side of what is left out at a time. */
export const patchSide = 3;
const reach = (patchSide - 1) / 2;

/**
 * Returns for each pixel (784) by how much the weighted answer falls when the ink of the 3 x 3 pixels around it is left
 * out; 0 where there is none. Yields after each row of pixels.
 */
export function* occlude(
  network: Network | NetworkParameters,
  input: ArrayLike<number>,
  question: DigitQuestion,
): Generator<void, Float64Array> {
  const forward = new ForwardPass(network);
  const answer = (pixels: ArrayLike<number>) => {
    forward.input.readValues(pixels);
    forward.run();
    return weightedAnswer(forward.weightedOutputs, question);
  };
  const whole = answer(input);
  const falls = new Float64Array(pixelsPerImage);
  for (let y = 0; y < imageSide; y++) {
    for (let x = 0; x < imageSide; x++) {
      const rest = leaveOut(input, x, y);
      if (rest !== null) falls[y * imageSide + x] = whole - answer(rest);
    }
    yield;
  }
  return falls;
}

/** Returns the picture without the patch around a pixel; null when the patch has no ink. */
function leaveOut(input: ArrayLike<number>, x: number, y: number): Float64Array | null {
  let rest: Float64Array | null = null;
  for (let row = Math.max(0, y - reach); row <= Math.min(imageSide - 1, y + reach); row++) {
    for (let column = Math.max(0, x - reach); column <= Math.min(imageSide - 1, x + reach); column++) {
      const pixel = row * imageSide + column;
      if (input[pixel] === 0) continue;
      rest ??= Float64Array.from(input);
      rest[pixel] = 0;
    }
  }
  return rest;
}
