import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { colorsNet } from '../../../../packages/onnx/test/colors-net.js';

/** The classes of `colorsNet`. */
const colors = ['red', 'green', 'blue'] as const;

/**
 * A picture of 8 x 8 pixels whose upper half has a colour, and whose lower half is black.
 *
 * @param color The index of the colour.
 * @param strength From 0 to 255.
 * @returns The bytes of a PNG.
 */
export async function picture(color: number, strength = 255): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: 192 }, (_, at) =>
    at < 96 && at % 3 === color ? strength : 0,
  );
  return sharp(pixels, { raw: { width: 8, height: 8, channels: 3 } })
    .png()
    .toBuffer();
}

/**
 * Writes a small network and its class names into a folder.
 *
 * @param folder The folder.
 * @returns The words of the command that name it.
 */
export async function writeNetwork(folder: string): Promise<readonly string[]> {
  await writeFile(join(folder, 'colors.onnx'), colorsNet());
  await writeFile(join(folder, 'labels.txt'), `${colors.join('\n')}\n`);
  return [
    ...['--model', join(folder, 'colors.onnx'), '--labels', join(folder, 'labels.txt')],
    ...['--preprocessing', '0..1'],
  ];
}

/**
 * Writes files into a folder, and the folders that they lie in.
 *
 * @param folder The folder.
 * @param files Their contents, by their paths in it.
 */
export async function writeInto(
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
