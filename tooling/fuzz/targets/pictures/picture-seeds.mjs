import sharp from 'sharp';

const width = 9;
const height = 6;

/** Small files of every format, each with something in which the format is peculiar. */
export async function pictureSeeds() {
  const plain = picture(3);
  const clear = picture(4);
  const gray = picture(1);
  const deep = clear.clone().toColourspace('rgb16');
  const files = [
    plain.clone().jpeg({ quality: 60 }),
    plain.clone().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
    plain.clone().withMetadata({ orientation: 6 }).jpeg(),
    plain.clone().toColourspace('cmyk').jpeg(),
    clear.clone().png(),
    clear.clone().png({ progressive: true }),
    clear.clone().png({ palette: true, colours: 8 }),
    gray.clone().toColourspace('b-w').png(),
    deep.png(),
    plain.clone().webp({ lossless: true }),
    clear.clone().webp({ quality: 40 }),
    clear.clone().avif({ effort: 0 }),
    clear.clone().gif(),
    plain.clone().tiff({ compression: 'lzw' }),
    plain.clone().tiff({ compression: 'jpeg', tile: true, tileWidth: 16, tileHeight: 16 }),
    clear.clone().tiff({ compression: 'deflate', predictor: 'horizontal' }),
    gray.clone().toColourspace('b-w').tiff({ bitdepth: 1 }),
    gray.clone().toColourspace('b-w').tiff({ compression: 'none', pyramid: true }),
  ];
  const encoded = await Promise.all(files.map((file) => file.toBuffer()));
  return [...encoded.map((file) => new Uint8Array(file)), ...writtenByHand()];
}

function picture(channels) {
  const data = Uint8Array.from({ length: width * height * channels }, (_, at) => (at * 37) % 256);
  return sharp(data, { raw: { width, height, channels } });
}

/** What sharp does not write: a gray TIFF of five samples a pixel; a PNG whose header claims the most that it can. */
function writtenByHand() {
  return [tiffOf(4, 4, 5), pngHeader(100_000_000, 1), pngHeader(65_535, 65_535)];
}

function tiffOf(columns, rows, samples) {
  const entries = [
    [256, 3, 1, columns],
    [257, 3, 1, rows],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 8 + 2 + 9 * 12 + 4],
    [277, 3, 1, samples],
    [278, 3, 1, rows],
    [279, 4, 1, columns * rows * samples],
  ];
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [at, [tag, type, count, value]] of entries.entries()) {
    const place = 10 + at * 12;
    head.writeUInt16LE(tag, place);
    head.writeUInt16LE(type, place + 2);
    head.writeUInt32LE(count, place + 4);
    head.writeUInt32LE(value, place + 8);
  }
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(columns * rows * samples, 120)]));
}

function pngHeader(columns, rows) {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(columns, 0);
  size.writeUInt32BE(rows, 4);
  const begin = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  return new Uint8Array(Buffer.concat([begin, size, Buffer.from([8, 2, 0, 0, 0, 0, 0, 0, 0])]));
}
