// The pictures that are read: numbers on their own, on school paper and on forms.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { distortions, drawNumber, inkOf, pictureOf, spacings, writeNumber } from './compose.js';
import { forms } from './forms.js';
import { papers, photo, scan } from './paper.js';

/**
 * @typedef {import('../../src/engine/random').Random} Random
 * @typedef {import('../../src/engine/handwriting/segmentation/reading').Reading} Reading
 * @typedef {import('./compose.js').DrawnDigit & { writer: string }} DrawnDigit
 * @typedef {import('./compose.js').Ink} Ink
 * @typedef {import('./compose.js').Layout} Layout
 * @typedef {import('./forms.js').Field} Field
 * @typedef {{ name: string, isWhole: boolean, writerOf: (index: number) => (layout: Layout, random: Random) => Ink }} Source
 *   whose digits are written: each number by one writer; whether they are also shown in all lights and on all papers
 * @typedef {{
 *   name: string,
 *   share?: number,
 *   compose: (index: number, random: Random) => { picture: import('./compose.js').Picture, fields: Field[] },
 * }} PictureLine so many times as many pictures are composed as numbers are asked for
 */

/** A number has so many digits on the average; so many times as many single ones are read. */
const digitsOfNumber = 5;
/** A table has about so many numbers. */
const numbersOfTable = 12;

/** Pen strokes, drawn with the lines of MNIST. @param {readonly DrawnDigit[]} drawn @param {import('./compose.js').DrawStroke} drawStroke @returns {Source} */
export function penSource(drawn, drawStroke) {
  const writers = [...new Set(drawn.map(({ writer }) => writer))].map((writer) =>
    drawn.filter((digit) => digit.writer === writer),
  );
  return {
    name: 'pen picture',
    isWhole: false,
    writerOf: (index) => (layout, random) =>
      inkOf(drawNumber(writers[index % writers.length], layout, random), drawStroke),
  };
}

/** MNIST's test images. @param {string} folder @returns {Source} */
export function mnistSource(folder) {
  const read = (/** @type {string} */ file) => gunzipSync(readFileSync(join(folder, file)));
  const images = read('t10k-images-idx3-ubyte.gz').subarray(16);
  const labels = read('t10k-labels-idx1-ubyte.gz').subarray(8);
  return {
    name: 'picture',
    isWhole: true,
    writerOf: () => (layout, random) => writeNumber(images, labels, layout, random),
  };
}

/**
 * @param {Source} source
 * @param {{ drawStroke: import('./compose.js').DrawStroke, rulePaper: (picture: any, ruling: any) => any }} engine
 * @returns {PictureLine[]}
 */
export function linesOf({ name, isWhole, writerOf }, { drawStroke, rulePaper }) {
  /** @type {(line: string, layout: Layout, paper: import('./compose.js').Distortion & Partial<import('./paper.js').Paper>, share?: number) => PictureLine} */
  const numberLine = (line, layout, { ruling, ...distortion }, share = 1) => ({
    name: `${name}, ${line}`,
    share,
    compose: (index, random) => {
      const number = writerOf(index)(layout, random);
      const written = pictureOf(number, distortion, random);
      const picture = ruling ? rulePaper(written, ruling(random)) : written;
      return { picture, fields: [{ text: number.text, left: 0, top: 0, ...sizeOf(picture) }] };
    },
  });
  const lights = Object.entries(distortions).filter(([light]) => light !== 'plain');
  return [
    numberLine('one digit', { gap: 0, count: 1 }, distortions.plain, digitsOfNumber),
    ...Object.entries(spacings).map(([line, gap]) => numberLine(line, { gap }, distortions.plain)),
    ...[...lights, ...Object.entries(papers)]
      .filter(() => isWhole)
      .map(([paper, distortion]) => numberLine(`close, ${paper}`, { gap: spacings.close }, distortion)),
    ...Object.entries(forms).map(([line, fill]) => ({
      name: `${name}, ${line}`,
      share: line.startsWith('table') ? 1 / numbersOfTable : 1,
      compose: (/** @type {number} */ index, /** @type {Random} */ random) => {
        const write = (/** @type {number} */ count) =>
          writerOf(index)({ gap: spacings.close, count }, random);
        const form = fill({ write, drawStroke, random });
        const picture = pictureOf(form, index % 2 === 0 ? scan : photo, random);
        const enlargement = picture.width / form.width;
        const fields = form.fields.map(({ text, left, top, width, height }) => ({
          text,
          ...{ left: left * enlargement, top: top * enlargement },
          ...{ width: width * enlargement, height: height * enlargement },
        }));
        return { picture, fields };
      },
    })),
  ];
}

/** @param {{ width: number, height: number }} picture */
function sizeOf({ width, height }) {
  return { width, height };
}

/** What was read in a field, its rows of writing one after the other. @param {Reading | null} reading @param {Field} field */
export function textIn(reading, { left, top, width, height }) {
  return (reading?.digits ?? [])
    .filter(({ box }) => {
      const [x, y] = [box.left + box.width / 2 - left, box.top + box.height / 2 - top];
      return x >= 0 && x < width && y >= 0 && y < height;
    })
    .map(({ digit }) => digit ?? '?')
    .join('');
}
