// The bundles of the package gradcam, when it is packed, and their sizes, which its README states.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { writeBrowserBundles } from './browser-bundles.mjs';

const built = new URL('../../packages/gradcam/dist/', import.meta.url);
await writeBrowserBundles('gradcam', new URL('browser.js', built), built);
const kilobytes = ({ length }) => `${Math.round(length / 1000)} kB`;
for (const name of ['gradcam.min.js', 'gradcam.esm.js']) {
  const bytes = readFileSync(new URL(name, built));
  console.error(`${name}: ${kilobytes(bytes)}, ${kilobytes(brotliCompressSync(bytes))} by brotli`);
}
