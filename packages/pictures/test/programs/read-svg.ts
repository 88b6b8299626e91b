// A program that is bundled into one file: what becomes of an SVG goes to its output.
import { readPicture } from '../../src/node/index.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const said = await readPicture(Buffer.from(svg)).then(
  ({ width, height }) => `${width} x ${height}`,
  (error: unknown) => String(error),
);
process.stdout.write(said);
