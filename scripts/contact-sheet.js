// Draws a contact sheet of the digits that Inkling makes up, way by way, beside digits that people drew:
// node scripts/contact-sheet.js [--digit 9] [--strokes STROKES.json] [--seed 1] [--out contact-sheet.png]
// Each row is one way to write a digit, as the network sees it; after the gap stand drawings from STROKES.json, a list of
// {digit, writer, strokes}, in the order of their writers.
import { writeFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    digit: { type: 'string' },
    strokes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'contact-sheet.png' },
  },
});
const root = resolve(import.meta.dirname, '..');
/** @type {{ module: typeof import('./contact-sheet/draw-sheet') }} */
const { module } = await runnerImport(join(root, 'scripts/contact-sheet/draw-sheet.ts'), {
  configFile: false,
  logLevel: 'error',
});
const digits = values.digit === undefined ? [...Array(10).keys()] : [Number(values.digit)];
const drawn = values.strokes ? JSON.parse(readFileSync(values.strokes, 'utf8')) : [];
const { png, ways, width, height } = module.drawSheet(digits, drawn, Number(values.seed));
writeFileSync(values.out, png);
console.log(`${values.out}: ${ways} ways to write ${digits.join(', ')}; ${width} x ${height} pixels`);
