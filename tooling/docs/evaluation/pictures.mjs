// Draws the pictures of the table, in whole numbers alone, as tooling/reference/evaluation/pictures.py does, bit for bit.
import { drawsOf } from './draws.mjs';
import { classes, isInside, isLight, lines, markSize } from './figures.mjs';

/** Width and height. */
export const size = 32;
/** How far from the edge an object stays. */
const margin = 1;
/** How often a figure looks for a free place. */
const tries = 40;

/**
 * Draws one object of a class and three lines.
 * @param {number} seed
 * @param {number} label the index of the class
 */
export function shapePicture(seed, label) {
  const draws = drawsOf(seed);
  const canvas = canvasOf(noise(draws));
  const mask = draw(canvas, draws, classes[label], 4, 6);
  drawLines(canvas, draws, 3);
  return { pixels: canvas.pixels, mask };
}

/**
 * Draws an object, two lines, and in a corner the mark of a class.
 * @param {number} seed
 * @param {number} label the class of the mark
 * @param {number} shape the class of the object
 */
export function markedPicture(seed, label, shape) {
  const draws = drawsOf(seed);
  const canvas = canvasOf(noise(draws));
  const corner = draws.below(4);
  const mask = cornerMask(corner);
  canvas.taken.set(mask);
  const objectMask = draw(canvas, draws, classes[shape], 4, 6);
  drawLines(canvas, draws, 2);
  stamp(canvas.pixels, label, corner);
  return { pixels: canvas.pixels, mask, objectMask };
}

/**
 * Draws objects of two classes on a part of a photo; the mask is that of the first.
 * @param {number} seed
 * @param {number} label the class of the first
 * @param {number} other the class of the second
 * @param {{ data: Uint8Array, width: number, height: number }} photo of three channels
 */
export function compositePicture(seed, label, other, photo) {
  const draws = drawsOf(seed);
  const canvas = canvasOf(windowOf(photo, draws));
  const mask = draw(canvas, draws, classes[label], 4, 6);
  draw(canvas, draws, classes[other], 4, 6);
  return { pixels: canvas.pixels, mask };
}

/**
 * Puts four pictures of the four classes side by side.
 * @param {readonly number[]} seeds of the cells, row after row
 * @param {readonly number[]} labels
 * @param {number} cell the one whose class is asked for, which the mask covers
 */
export function gridPicture(seeds, labels, cell) {
  const width = 2 * size;
  const pixels = new Uint8Array(width * width * 3);
  const mask = new Uint8Array(width * width);
  for (const [index, seed] of seeds.entries()) {
    const from = shapePicture(seed, labels[index]).pixels;
    for (let y = 0; y < size; y += 1) {
      const at = (Math.floor(index / 2) * size + y) * width + (index % 2) * size;
      pixels.set(from.subarray(y * size * 3, (y + 1) * size * 3), at * 3);
      if (index === cell) mask.fill(1, at, at + size);
    }
  }
  return { pixels, mask };
}

function canvasOf(pixels) {
  return { pixels, taken: new Uint8Array(size * size) };
}

/** A colour with noise on it. */
function noise(draws) {
  const base = [0, 1, 2].map(() => draws.between(30, 130));
  const pixels = new Uint8Array(size * size * 3);
  for (let at = 0; at < size * size; at += 1) {
    const bits = draws.next();
    for (let channel = 0; channel < 3; channel += 1)
      pixels[3 * at + channel] = base[channel] - 16 + ((bits >>> (8 * channel + 3)) & 31);
  }
  return pixels;
}

/** A part of a photo, every third pixel of it. */
function windowOf({ data, width, height }, draws) {
  const top = draws.below(height - 3 * size);
  const left = draws.below(width - 3 * size);
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = 3 * ((top + 3 * y) * width + left + 3 * x);
      pixels.set(data.subarray(from, from + 3), 3 * (y * size + x));
    }
  return pixels;
}

function isFree(taken, [centreX, centreY], half) {
  for (let y = Math.max(0, centreY - half - 1); y < Math.min(size, centreY + half + 2); y += 1)
    for (let x = Math.max(0, centreX - half - 1); x < Math.min(size, centreX + half + 2); x += 1)
      if (taken[y * size + x] !== 0) return false;
  return true;
}

/** Puts a figure where nothing is yet, after a number of tries where it falls; returns its mask. */
function draw({ pixels, taken }, draws, kind, low, high) {
  const half = draws.between(low, high);
  const place = () => draws.between(half + margin, size - 1 - half - margin);
  let centre = [0, 0];
  for (let count = 0; count < tries; count += 1) {
    centre = [place(), place()];
    if (isFree(taken, centre, half)) break;
  }
  const colour = [0, 1, 2].map(() => draws.between(0, 255));
  // So bright that it can be seen.
  colour[draws.below(3)] = 255;
  const mask = new Uint8Array(size * size);
  for (let y = -half; y < half + 2; y += 1)
    for (let x = -half; x < half + 2; x += 1)
      if (isInside(kind, half, x, y)) {
        const at = (centre[1] + y) * size + centre[0] + x;
        mask[at] = 1;
        taken[at] = 1;
        pixels.set(colour, 3 * at);
      }
  return mask;
}

function drawLines(canvas, draws, count) {
  for (let index = 0; index < count; index += 1) draw(canvas, draws, lines[draws.below(4)], 2, 4);
}

function stamp(pixels, label, corner) {
  const [top, left] = edgesOf(corner);
  for (let y = 0; y < markSize; y += 1)
    for (let x = 0; x < markSize; x += 1) {
      const at = 3 * ((top + y) * size + left + x);
      pixels.fill(isLight(label, x, y) ? 235 : 20, at, at + 3);
    }
}

function cornerMask(corner) {
  const [top, left] = edgesOf(corner);
  const mask = new Uint8Array(size * size);
  for (let y = top; y < top + markSize; y += 1)
    mask.fill(1, y * size + left, y * size + left + markSize);
  return mask;
}

function edgesOf(corner) {
  return [(size - markSize) * Math.floor(corner / 2), (size - markSize) * (corner % 2)];
}
