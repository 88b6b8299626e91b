// Makes scenes whose truth is known: cut-outs pasted on photos. The class and the pixels of the object are what was pasted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { fetchPictures } from './fetch-pictures.mjs';

/** Photos that show an animal are no background. */
const showing = /friends|Dragonfly|umang/;

/**
 * Opens the cut-outs and the photos.
 *
 * @param {number} side of the scenes
 * @param {string} list the file beside this one that has the class of each cut-out
 * @returns {{ objects: { file: string, label: number }[], whole: Function, alone: Function, among: Function }} the cut-outs, and what makes a scene of one
 */
export function openScenes(side, list) {
  const known = JSON.parse(readFileSync(new URL(list, import.meta.url), 'utf8'));
  const { cutOuts, photos } = fetchPictures();
  const backgrounds = readdirSync(photos)
    .filter((name) => name.endsWith('.jpg') && !showing.test(name))
    .sort();
  const objects = Object.entries(known).map(([file, label]) => ({ file, label }));
  const resized = new Map();
  /** A photo in the size of the scenes, which is made once. */
  const background = (name) => {
    if (!resized.has(name))
      resized.set(name, flat(sharp(join(photos, name)).resize(side, side, { fit: 'cover' })));
    return resized.get(name);
  };
  const place = { cutOuts, background, backgrounds, objects, side };
  return {
    objects,
    whole: (object) => wholeScene(place, object),
    alone: (object, seed) => scene(place, { kind: 'alone', sizes: [80, 150], seed }, [object]),
    among: (object, seed) =>
      scene(place, { kind: 'among', sizes: [72, 104], seed }, [
        object,
        ...others(place, object, seed),
      ]),
  };
}

/** A picture without alpha, as PNG. */
function flat(picture) {
  return picture.removeAlpha().toColourspace('srgb').png({ compressionLevel: 1 }).toBuffer();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function drawer(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Three cut-outs of other classes. */
function others({ objects }, { label }, seed) {
  const draw = drawer(seed + 1);
  const chosen = [];
  while (chosen.length < 3) {
    const object = objects[Math.floor(draw() * objects.length)];
    if ([label, ...chosen.map((each) => each.label)].includes(object.label)) continue;
    chosen.push(object);
  }
  return chosen;
}

/** The cut-out in the middle of a grey picture, as large as fits. */
function wholeScene(place, object) {
  const { side } = place;
  const grey = flat(
    sharp({ create: { width: side, height: side, channels: 3, background: '#7c7468' } }),
  );
  const centre = ({ width, height }) => ({
    left: Math.round((side - width) / 2),
    top: Math.round((side - height) / 2),
  });
  return composed(place, grey, [object], () => 0.8 * side, centre);
}

/**
 * The first object is what the scene is about; sizes are of the longer side, in 224ths of the scene. One lies anywhere, several have a quarter of the scene each.
 */
async function scene(place, { kind, sizes: [least, most], seed }, objects) {
  const { background, backgrounds, side } = place;
  const draw = drawer(seed);
  const name = backgrounds[Math.floor(draw() * backgrounds.length)];
  const longest = () => Math.floor(((least + draw() * (most - least)) * side) / 224);
  const [first, parts] = objects.length === 1 ? [0, 1] : [Math.floor(4 * draw()), 2];
  const put = ({ width, height }, index) => {
    const quarter = (first + index) % 4;
    const room = Math.floor(side / parts);
    return {
      left: (quarter % parts) * room + Math.floor(draw() * (room - width + 1)),
      top: (Math.floor(quarter / parts) % parts) * room + Math.floor(draw() * (room - height + 1)),
    };
  };
  return { kind, ...(await composed(place, background(name), objects, longest, put)) };
}

/** Pastes cut-outs, and says which pixels are the first one's. */
async function composed({ cutOuts, side }, background, objects, longest, put) {
  const layers = [];
  for (const [index, { file }] of objects.entries()) {
    const size = Math.round(longest());
    const cut = await sharp(join(cutOuts, `${file}.png`))
      .trim({ threshold: 0 })
      .resize(size, size, { fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    layers.push({ input: cut.data, raw: cut.info, ...put(cut.info, index) });
  }
  const data = await sharp(await background)
    .composite(layers)
    .ensureAlpha()
    .raw()
    .toBuffer();
  const picture = { data: new Uint8ClampedArray(data), width: side, height: side };
  return { picture, label: objects[0].label, ...extentOf(layers[0], side) };
}

/** The pixels of which the cut-out covers more than half, and the box around them. */
function extentOf({ input, raw, left, top }, side) {
  const data = new Uint8Array(side * side);
  const [columns, rows] = [[], []];
  for (let at = 0; at < raw.width * raw.height; at += 1) {
    if (input[4 * at + 3] < 128) continue;
    const [row, column] = [top + Math.floor(at / raw.width), left + (at % raw.width)];
    data[row * side + column] = 1;
    rows.push(row);
    columns.push(column);
  }
  const extent = (list) =>
    list.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [side, 0]);
  const [[y, bottom], [x, right]] = [extent(rows), extent(columns)];
  const mask = { data, width: side, height: side };
  return { mask, box: { x, y, width: right - x + 1, height: bottom - y + 1 } };
}
