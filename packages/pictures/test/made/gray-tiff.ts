/** Makes a TIFF of 4 x 4 pixels, each of them gray with further samples of which the file says nothing. */
export function grayTiff(samples: number): Uint8Array {
  const pixels = 4 * 4 * samples;
  const directory = 8 + pixels + 2 * samples;
  // One or two stand in the entry itself.
  const bits = samples > 2 ? 8 + pixels : samples === 2 ? 0x00080008 : 8;
  const entries = [
    [256, 4], // width
    [257, 4], // height
    [258, samples, bits],
    [259, 1], // not compressed
    [262, 1], // black is zero
    [273, 8], // where the pixels are
    [277, samples],
    [278, 4], // rows
    [279, pixels], // bytes
  ];
  const bytes = Buffer.alloc(directory + 2 + 12 * entries.length + 4);
  bytes.write('II*\0');
  bytes.writeUInt32LE(directory, 4);
  for (let index = 0; index < samples; index += 1) bytes.writeUInt16LE(8, 8 + pixels + 2 * index);
  bytes.writeUInt16LE(entries.length, directory);
  entries.forEach(([tag = 0, value = 0, address], index) => {
    const at = directory + 2 + 12 * index;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(address === undefined ? 4 : 3, at + 2);
    bytes.writeUInt32LE(address === undefined ? 1 : value, at + 4);
    bytes.writeUInt32LE(address ?? value, at + 8);
  });
  return bytes;
}
