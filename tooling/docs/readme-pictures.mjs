// Writes the pictures at the top of the README, on wasm: npm run docs:readme-pictures.
import { join } from 'node:path';
import '@tensorflow/tfjs-layers';
import { expandDims } from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { gradCAM } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { encodePng, readPicture } from '@gradcam/pictures/node';
import { captionedPicture, overlay } from '@gradcam/render';
import { root } from '../run/install.mjs';

await wasmAdapter().prepare();
const { model, spec, classNames, dispose } = await loadKnownModel('mobilenet-v1');
const both = await readPicture(join(root, 'assets/samples/dog-and-cat.jpg'));
const dog = await readPicture(join(root, 'assets/samples/dog.jpg'));
await sideBySide('dog-and-cat', [
  await figureOf(both, { className: 'the photo', look: 'none' }),
  await figureOf(...(await explained(both, 'cocker spaniel'))),
  await figureOf(...(await explained(both, 'Egyptian cat'))),
]);
await sideBySide('dog', [
  await figureOf(dog, { className: 'the photo', look: 'none' }),
  await figureOf(...(await explained(dog, 'cocker spaniel'))),
]);
dispose();

/** The painted picture, and its caption. */
async function explained(picture, className) {
  const x = preprocess(picture, spec);
  const batch = expandDims(x, 0);
  const output = model.predict(batch);
  const probabilities = await output.data();
  const { scoreMap } = await gradCAM(model, x, className, { classNames });
  const index = classNames.findIndex((name) => name.split(',')[0] === className);
  const [height, width] = scoreMap.shape;
  const painted = overlay(picture, { data: await scoreMap.data(), width, height });
  for (const tensor of [x, batch, output, scoreMap]) tensor.dispose();
  return [painted, { className, probability: probabilities[index] }];
}

async function figureOf(picture, caption) {
  const { width, height } = picture;
  const href = `data:image/png;base64,${Buffer.from(await encodePng(picture)).toString('base64')}`;
  const svg = captionedPicture({ href, width, height }, { fontSize: 20, ...caption });
  return sharp(Buffer.from(svg)).png().toBuffer({ resolveWithObject: true });
}

async function sideBySide(name, figures) {
  const height = Math.max(...figures.map(({ info }) => info.height));
  let width = 0;
  const parts = figures.map(({ data, info }) => {
    const left = width;
    width += info.width;
    return { input: data, left, top: 0 };
  });
  await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite(parts)
    .jpeg({ quality: 85, mozjpeg: true })
    .toFile(join(root, `docs/pictures/${name}.jpg`));
}
