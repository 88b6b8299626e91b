// An SVG is decoded in a process of its own, whose program has to be in the installed package.
import assert from 'node:assert/strict';
import { readPicture } from '@gradcam/pictures/node';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><rect width="2" height="1" fill="#f00"/></svg>';
const { width, height, data } = await readPicture(Buffer.from(svg));
assert.deepEqual([width, height, ...data], [2, 1, 255, 0, 0, 255, 255, 0, 0, 255]);
console.log(`small SVG: ${width} x ${height}, ${[...data].join(' ')}`);
