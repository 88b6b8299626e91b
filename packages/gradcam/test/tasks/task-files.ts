import '@tensorflow/tfjs-backend-cpu';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { colourNet, pixelNet, signalNet } from './nets.js';
import { saveModel } from './save-model.js';

/** The page of the tasks. */
export const tasksPage = await readFile(
  new URL('../../../../docs/tasks.md', import.meta.url),
  'utf8',
);

/**
 * Writes the files that the tasks of the documentation begin with: models, class names, photos, a signal.
 *
 * @param folder The folder that the tasks are followed in.
 */
export async function writeTaskFiles(folder: string): Promise<void> {
  const path = (name: string) => join(folder, name);
  await saveModel(colourNet(), path('my-model'));
  await saveModel(colourNet(), path('tm-my-image-model'));
  await saveModel(pixelNet(), path('my-segmentation'));
  await saveModel(signalNet(), path('my-signal-model'));
  await writeFile(path('labels.txt'), 'cat\ndog\ntree\n');
  const metadata = {
    packageName: '@teachablemachine/image',
    labels: ['Cat', 'Dog', 'Tree'],
    imageSize: 8,
  };
  await writeFile(path('tm-my-image-model/metadata.json'), JSON.stringify(metadata));
  // A spike in the middle.
  const signal = Array.from({ length: 100 }, (_, at) => (at === 50 ? 5 : 0.1));
  await writeFile(path('signal.json'), JSON.stringify(signal));
  const photo = await redAndBlue(64, 64);
  await mkdir(path('photos'));
  for (const name of ['photo.jpg', 'photos/one.jpg', 'photos/two.jpg'])
    await writeFile(path(name), photo);
}

/** Red on the left, on five columns of eight, and blue on the right. */
function redAndBlue(width: number, height: number): Promise<Buffer> {
  const pixels = Array.from({ length: width * height }, (_, at) =>
    at % width < (5 * width) / 8 ? [255, 0, 0] : [0, 0, 255],
  );
  return sharp(Uint8Array.from(pixels.flat()), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
