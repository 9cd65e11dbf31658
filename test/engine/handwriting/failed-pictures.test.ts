import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decodePicture } from '../../../src/cli/pictures/decode-picture';
import { prepareImage } from '../../../src/engine/handwriting/one-digit/prepare-image';
import type { GreyPicture } from '../../../src/engine/handwriting/raster/grey-picture';
import { turned } from '../../../src/engine/handwriting/raster/turn';
import { readPicture } from '../../../src/engine/handwriting/segmentation/read-picture';
import { predict } from '../../../src/engine/network/predict';
import { starterNetwork } from './starter-network';

const folder = join(import.meta.dirname, 'failed-pictures');
const network = starterNetwork();

/** What is written in pictures that were once misread. */
const written: Record<string, string> = {
  'blurred-eight.png': '8',
  'comb-boxes-40757045.png': '40757045',
  'footed-one.png': '1',
  'frame-top-seven.png': '7',
  'offcentre-eight-28x28.png': '8',
  'open-four.png': '4',
  'sideways.png': '40757045\n74505704',
  'table-of-fours-touching.png': '4444\n4444\n4444\n4444',
  'upright.png': '40757045\n74505704',
  'wide-two.png': '2',
};

async function decoded(name: string): Promise<GreyPicture> {
  const picture = await decodePicture({ format: 'PNG', bytes: readFileSync(join(folder, name)) });
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

it.each(readdirSync(folder))('reads %s', async (name) => {
  const picture = await decoded(name);
  expect(readPicture(network, picture)!.text).toBe(written[name]);
  if (written[name].length === 1)
    expect(predict(network, prepareImage(picture)!).digit).toBe(Number(written[name]));
});

it('finds digits at their places in a page that lies on its side or upside down', async () => {
  const upright = await decoded('upright.png');
  const { digits } = readPicture(network, upright)!;
  const centres = (picture: GreyPicture) => {
    const reading = readPicture(network, picture)!;
    return {
      ...{ text: reading.text, turns: reading.turns },
      places: reading.digits.map(({ box }) => [box.left + box.width / 2, box.top + box.height / 2]),
    };
  };
  const [first] = digits.map(({ box }) => [box.left + box.width / 2, box.top + box.height / 2]);
  let page: GreyPicture = upright;
  let place = first;
  for (const turns of [3, 2, 1]) {
    const { height } = page;
    page = turned(page);
    // A quarter turn clockwise brings what was x, y to height - y, x.
    place = [height - place[1], place[0]];
    const found = centres(page);
    expect([found.text, found.turns]).toEqual(['40757045\n74505704', turns]);
    expect(Math.abs(found.places[0][0] - place[0])).toBeLessThan(3);
    expect(Math.abs(found.places[0][1] - place[1])).toBeLessThan(3);
  }
});
