// Measures what a page loads of @gradcam/core: bundles an application as Vite does, calls gradCAM in Node, and adds up the files that were loaded,
// minified and compressed as size-limit does; TensorFlow.js is not counted. With --check it fails above the limits.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { explainOnce } from './explain-once.mjs';
import { writeWatched } from './write-watched.mjs';

// What is allowed, in kB: with the page, once there is the default map of a layers model, and all that any call may load.
const limits = {
  '{ gradCAM }': { page: 3.75, map: 57, all: 77.4 },
  '*': { page: 6.88, map: 57.2, all: 92.4 },
};
const folder = fileURLToPath(new URL('../.cache/size-of-call/', import.meta.url));
let count = 0;

console.log('@gradcam/core   page          map           all');
const measured = [];
for (const [exported, limit] of Object.entries(limits)) {
  const { page, map, all } = await measure(exported);
  const cells = [page, map, all].map(({ size, files }) =>
    `${size.toFixed(2)} kB in ${files}`.padEnd(14),
  );
  console.log(exported.padEnd(15), ...cells);
  for (const [when, { size }] of Object.entries({ page, map, all }))
    measured.push({ what: `${exported}, ${when}`, size, limit: limit[when] });
}
const large = measured.filter(({ size, limit }) => size > limit);
if (process.argv.includes('--check') && large.length > 0) {
  for (const { what, size, limit } of large)
    console.error(`${what}: ${size.toFixed(2)} kB; at most ${limit} kB are allowed.`);
  process.exit(1);
}

/** Bundles what an application takes of the package, and makes a map with it. */
async function measure(exported) {
  const files = await bundle(`export ${exported} from '@gradcam/core';`);
  // In a place of its own: Node runs a file of the same name but once, and it would not be counted.
  count += 1;
  const { entry, loaded } = writeWatched(files, join(folder, `${count}`));
  try {
    const { gradCAM } = await import(pathToFileURL(entry));
    const page = sizeOf(files, loaded);
    await explainOnce(gradCAM);
    return { page, map: sizeOf(files, loaded), all: sizeOf(files) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** kB, and the number of files: of those that are loaded, or of all. */
function sizeOf(files, loaded) {
  const sizes = files
    .filter(({ fileName }) => loaded?.has(fileName) ?? true)
    .map(({ code }) => brotliCompressSync(code).length);
  return { size: sizes.reduce((sum, size) => sum + size, 0) / 1000, files: sizes.length };
}
