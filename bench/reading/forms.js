// Forms that are filled in: numbers in boxes and combs, in the cells of a table, and with a line under them.

/**
 * @typedef {import('../../src/engine/random').Random} Random
 * @typedef {import('./compose.js').DrawStroke} DrawStroke
 * @typedef {import('./compose.js').Ink} Ink
 * @typedef {import('./compose.js').Picture} Picture
 * @typedef {{ text: string, left: number, top: number, width: number, height: number }} Field
 * @typedef {Ink & { fields: Field[] }} Form what belongs in each field; lengths are pixels of the ink
 * @typedef {{ write: (count: number) => Ink, drawStroke: DrawStroke, random: Random }} Materials how a person writes so
 *   many digits, and how a line is drawn
 * @typedef {{ width: number, height: number }} Cell
 * @typedef {{ mark: number, gap: number }} Dashes printed lines are so long, and so far apart
 */

const heightOfDigit = 20;
/** Room for a digit of 20 x 20 pixels, and so little that many a digit stands on the lines. */
const cells = { roomy: { width: 28, height: 30 }, tight: { width: 24, height: 24 } };
/** Standard deviation of a place on paper. */
const unsteadiness = 2;
const margin = 14;

/** @type {Record<string, (materials: Materials) => Form>} */
export const forms = {
  boxes: (materials) => boxes(materials, cells.roomy, 0),
  'boxes, digits on the lines': (materials) => boxes(materials, cells.tight, 0),
  'boxes apart': (materials) => boxes(materials, cells.roomy, 5),
  comb: (materials) => comb(materials),
  'comb, short teeth': (materials) => shortComb(materials),
  'one box': (materials) => oneBox(materials),
  table: (materials) => table(materials, { width: 76, height: 32 }, 3),
  'table, digits on the lines': (materials) => table(materials, { width: 70, height: 24 }, 3),
  'table, one digit a cell': (materials) => table(materials, cells.roomy, 1),
  'table, dashed': (materials) => table(materials, { width: 76, height: 32 }, 3, dashes(materials)),
  'boxes, dashed': (materials) => boxes(materials, cells.roomy, 0, dashes(materials)),
  underlined: (materials) => underlined(materials, 4),
  'underlined, touching': (materials) => underlined(materials, -1),
  'underlined, dashed': (materials) => onDashes(materials),
  'struck through': (materials) => struckThrough(materials),
};

/** @param {Materials} materials @param {Cell} cell @param {number} gap @param {Dashes} [dashed] */
function boxes(materials, { width, height }, gap, dashed) {
  const count = 2 + materials.random.integerBelow(7);
  const sheet = new Sheet(materials, count * (width + gap), height, dashed);
  const digits = Array.from({ length: count }, () => materials.write(1));
  digits.forEach((digit, index) => {
    const box = { left: index * (width + gap), top: 0, width, height };
    sheet.fill(digit, box);
    sheet.frame(box);
  });
  return sheet.form([textOf(digits)]);
}

/** @param {Materials} materials */
function comb(materials) {
  const { width, height } = cells.roomy;
  const count = 2 + materials.random.integerBelow(7);
  const sheet = new Sheet(materials, count * width, height);
  const teeth = materials.random.uniform() < 0.5 ? 0 : height / 2;
  const digits = Array.from({ length: count }, () => materials.write(1));
  digits.forEach((digit, index) => sheet.fill(digit, { left: index * width, top: 0, width, height }));
  sheet.line([0, height], [count * width, height]);
  for (let tooth = 0; tooth <= count; tooth++) sheet.line([tooth * width, teeth], [tooth * width, height]);
  return sheet.form([textOf(digits)]);
}

/** A line with teeth between the digits, a quarter to a half as high as these; at its ends, too, or not. @param {Materials} materials */
function shortComb(materials) {
  const { random } = materials;
  const count = 2 + random.integerBelow(7);
  const { width } = cells.roomy;
  // From a line that most digits touch to one that most stand above.
  const height = heightOfDigit + 6 * random.uniform();
  const teeth = heightOfDigit * (0.25 + 0.25 * random.uniform());
  const isClosed = random.uniform() < 0.5;
  const sheet = new Sheet(materials, count * width, height);
  const digits = Array.from({ length: count }, () => materials.write(1));
  digits.forEach((digit, index) => sheet.fill(digit, { left: index * width, top: 0, width, height }));
  sheet.line([0, height], [count * width, height]);
  for (let tooth = isClosed ? 0 : 1; tooth <= count - Number(!isClosed); tooth++)
    sheet.line([tooth * width, height - teeth], [tooth * width, height]);
  return sheet.form([textOf(digits)]);
}

/** @param {Materials} materials */
function oneBox(materials) {
  const number = materials.write(2 + materials.random.integerBelow(5));
  const box = { left: 0, top: 0, width: inkBox(number).width + 14, height: 32 };
  const sheet = new Sheet(materials, box.width, box.height);
  sheet.fill(number, box);
  sheet.frame(box);
  return sheet.form([number.text]);
}

/** @param {Materials} materials @param {Cell} cell @param {number} mostDigits @param {Dashes} [dashed] */
function table(materials, { width, height }, mostDigits, dashed) {
  const { random } = materials;
  const [rows, columns] = [4, mostDigits > 1 ? 3 : 6];
  const sheet = new Sheet(materials, columns * width, rows * height, dashed);
  const fields = Array.from({ length: rows * columns }, (_, index) => {
    const number = materials.write(1 + random.integerBelow(mostDigits));
    const box = { left: (index % columns) * width, top: Math.floor(index / columns) * height, width, height };
    sheet.fill(number, box);
    return { text: number.text, ...box };
  });
  for (let row = 0; row <= rows; row++) sheet.line([0, row * height], [columns * width, row * height]);
  for (let column = 0; column <= columns; column++)
    sheet.line([column * width, 0], [column * width, rows * height]);
  return sheet.form(fields);
}

/** `gap`: from the lowest digit to the line, which a person draws with the same pen. @param {Materials} materials @param {number} gap */
function underlined(materials, gap) {
  const { random } = materials;
  const number = materials.write(2 + random.integerBelow(7));
  const { width } = inkBox(number);
  const sheet = new Sheet(materials, width, 32);
  const { bottom } = sheet.fill(number, { left: 0, top: 0, width, height: 32 });
  const [from, to] = [3 * random.gaussian(), width + 3 * random.gaussian()];
  const below = bottom + gap;
  sheet.line([from, below + random.gaussian()], [to, below + random.gaussian()], true);
  return sheet.form([number.text]);
}

/** A number on a printed line of dashes or dots. @param {Materials} materials */
function onDashes(materials) {
  const number = materials.write(2 + materials.random.integerBelow(5));
  const width = inkBox(number).width + 20;
  const height = heightOfDigit + 6;
  const sheet = new Sheet(materials, width, height, dashes(materials));
  sheet.fill(number, { left: 0, top: 0, width, height });
  sheet.line([0, height], [width, height]);
  return sheet.form([number.text]);
}

/** One thin line right across a number, as of a ruler or of folded paper. @param {Materials} materials */
function struckThrough(materials) {
  const { random } = materials;
  const number = materials.write(2 + random.integerBelow(5));
  const width = inkBox(number).width + 20;
  const sheet = new Sheet(materials, width, heightOfDigit);
  sheet.fill(number, { left: 0, top: 0, width, height: heightOfDigit });
  const height = () => heightOfDigit * (0.3 + 0.4 * random.uniform());
  sheet.line([0, height()], [width, height()]);
  return sheet.form([number.text]);
}

/** From dots to dashes, which are up to a third of a digit long. @param {Materials} materials @returns {Dashes} */
function dashes({ random }) {
  const isDotted = random.uniform() < 0.4;
  return isDotted
    ? { mark: 0.2, gap: 1.5 + 1.5 * random.uniform() }
    : { mark: 2 + 5 * random.uniform(), gap: 1.5 + 2 * random.uniform() };
}

/** Paper with printed lines and ink, slightly turned. */
class Sheet {
  #materials;
  #image;
  #slant;
  #printed;
  #dashed;
  /** @type {{ line: [number, number][], radius: number, darkness: number }[]} */
  #lines = [];

  /** @param {Materials} materials @param {number} width @param {number} height @param {Dashes} [dashed] */
  constructor(materials, width, height, dashed) {
    const { random } = materials;
    this.#materials = materials;
    this.#dashed = dashed;
    const [wide, high] = [Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
    this.#image = { width: wide, height: high, grey: new Float32Array(wide * high) };
    this.#slant = 0.006 * random.gaussian();
    this.#printed = { radius: 0.25 + 0.25 * random.uniform(), darkness: 0.5 + 0.5 * random.uniform() };
  }

  /** Writes into the middle of a box, as exactly as people do; returns where the ink ends. @param {Ink} ink @param {Omit<Field, 'text'>} box */
  fill(ink, box) {
    const { random } = this.#materials;
    const { width, height, grey } = this.#image;
    const written = inkBox(ink);
    const [x, y] = this.#placed([box.left + box.width / 2, box.top + box.height / 2]);
    const left = Math.round(x - written.width / 2 + unsteadiness * random.gaussian());
    const top = Math.round(y - written.height / 2 + unsteadiness * random.gaussian());
    for (let row = Math.max(0, -top); row < Math.min(written.height, height - top); row++) {
      for (let column = Math.max(0, -left); column < Math.min(written.width, width - left); column++) {
        const value = ink.grey[(written.top + row) * ink.width + written.left + column];
        const pixel = (top + row) * width + left + column;
        grey[pixel] = Math.max(grey[pixel], value);
      }
    }
    return { bottom: top + written.height - margin };
  }

  /** @param {Omit<Field, 'text'>} box */
  frame({ left, top, width, height }) {
    const [right, bottom] = [left + width, top + height];
    this.line([left, top], [right, top]);
    this.line([left, bottom], [right, bottom]);
    this.line([left, top], [left, bottom]);
    this.line([right, top], [right, bottom]);
  }

  /** A printed line, or one of a pen. @param {[number, number]} from @param {[number, number]} to */
  line(from, to, isPen = false) {
    for (const part of this.#dashed ? dashesAlong(from, to, this.#dashed) : [[from, to]]) {
      const line = part.map((place) => this.#placed(place));
      this.#lines.push({ line, ...(isPen ? { radius: 1.1, darkness: 1 } : this.#printed) });
    }
  }

  /** Draws the lines on the enlarged ink, since they may be thinner than its pixels. @param {Picture} image @param {number} enlargement */
  #drawLines(image, enlargement) {
    for (const { line, radius, darkness } of this.#lines) {
      const layer = { ...image, grey: new Float32Array(image.grey.length) };
      const enlarged = line.map(([x, y]) => /** @type {const} */ ([x * enlargement, y * enlargement]));
      this.#materials.drawStroke(layer, enlarged, { radius: radius * enlargement, edge: 2 });
      layer.grey.forEach((value, pixel) => {
        image.grey[pixel] = Math.max(image.grey[pixel], value * darkness);
      });
    }
  }

  /** Without fields, all ink is one number. @param {readonly (Field | string)[]} contents @returns {Form} */
  form(contents) {
    const { width, height } = this.#image;
    const fields = contents.map((field) => {
      if (typeof field === 'string') return { text: field, left: 0, top: 0, width, height };
      const [left, top] = this.#placed([field.left, field.top]);
      return { ...field, left, top };
    });
    return {
      ...this.#image,
      fields,
      text: fields.map(({ text }) => text).join(' '),
      overlay: (image, enlargement) => this.#drawLines(image, enlargement),
    };
  }

  /** @param {readonly [number, number]} place @returns {[number, number]} */
  #placed([x, y]) {
    return [x + margin - this.#slant * y, y + margin + this.#slant * x];
  }
}

/** @param {[number, number]} from @param {[number, number]} to @param {Dashes} dashes @returns {[number, number][][]} */
function dashesAlong([x, y], [toX, toY], { mark, gap }) {
  const length = Math.hypot(toX - x, toY - y);
  /** @type {(at: number) => [number, number]} */
  const placeAt = (at) => [x + ((toX - x) * at) / length, y + ((toY - y) * at) / length];
  /** @type {[number, number][][]} */
  const parts = [];
  for (let at = 0; at < length; at += mark + gap)
    parts.push([placeAt(at), placeAt(Math.min(length, at + mark))]);
  return parts;
}

/** @param {readonly Ink[]} digits */
function textOf(digits) {
  return digits.map(({ text }) => text).join('');
}

/** The box around what is darker than a faint edge. @param {Ink} ink */
function inkBox({ width, grey }) {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  grey.forEach((value, pixel) => {
    if (value <= 0.15) return;
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  });
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
