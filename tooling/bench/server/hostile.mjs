import { crc32, deflateSync } from 'node:zlib';

/**
 * Makes a PNG that unpacks to gigapixels, as far as its decoder lets it.
 * @returns {Buffer<ArrayBuffer>} a file of a few hundred bytes that states 60,000 x 60,000 pixels
 */
export function bomb() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  // Eight bits of three colours.
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** An SVG of 10^9 circles, which nobody draws to its end. */
export function endlessSvg() {
  const uses = (of) => `<use href="#${of}"/>`.repeat(10);
  const groups = Array.from(
    { length: 9 },
    (_, index) => `<g id="g${index + 1}">${uses(`g${index}`)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><defs><circle id="g0" r="9"/>${groups.join('')}</defs><use href="#g9"/></svg>`;
}
