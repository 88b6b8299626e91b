import { join } from 'node:path';
import { gradCAM } from '@gradcam/core';
import { encodePng } from '@gradcam/pictures/node';
import { captionedPicture, overlay } from '@gradcam/render';
import { expandDims, tensor } from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { openNet } from './open-net.mjs';
import { picturesOf } from './open-part.mjs';
import { markedPicture, size } from './pictures.mjs';

/** Pixels of the figure for one of a picture. */
const zoom = 5;

/**
 * Paints the figures of the page.
 * @param {object} nets nets.json
 * @param {object} photo the photo behind the composites
 * @param {string} folder where they go
 */
export async function paintFigures(nets, photo, folder) {
  await paintSheet(nets, photo, join(folder, 'pictures.png'));
  await paintMarks(nets, join(folder, 'marks.png'));
}

/** The first pictures of each set, a row each. */
async function paintSheet(nets, photo, file) {
  const rows = ['shapes', 'marks', 'composites', 'grids'].map((set) => {
    const count = set === 'grids' ? 4 : 8;
    return picturesOf(set, nets, photo).slice(0, count);
  });
  const tiles = await Promise.all(
    rows.flatMap((row, y) => {
      const edge = Math.sqrt(row[0].mask.length);
      return row.map(async ({ pixels }, x) => ({
        input: await enlarged(pixels, edge, 2),
        left: x * (2 * edge + 4),
        top: y * (2 * size + 4),
      }));
    }),
  );
  const [width, height] = [8 * (2 * size + 4) - 4, 3 * (2 * size + 4) + 4 * size];
  await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite(tiles)
    .png({ palette: true, effort: 10 })
    .toFile(file);
}

/** For each mark the first picture whose object the other network knows: as it is, and as both networks explain their answers. */
async function paintMarks(nets, file) {
  const [marked, pooled] = ['marked', 'pooled'].map((name) => openNet(nets.nets[name]));
  const rows = [];
  const painted = new Set();
  for (const [seed, label, shape] of nets.sets.marks) {
    const { pixels } = markedPicture(seed, label, shape);
    const x = tensor(
      Float32Array.from(pixels, (value) => value / 255),
      [size, size, 3],
    );
    const { classIndex, probability } = await answerOf(pooled, x);
    if (!painted.has(label) && classIndex === shape && probability > 0.9) {
      painted.add(label);
      const picture = await pictureOf(pixels);
      rows.push([
        await captioned(picture, { title: 'the picture' }),
        await explained(marked, x, picture, { nets, title: 'trained on marks' }),
        await explained(pooled, x, picture, { nets, title: 'trained on shapes' }),
      ]);
    }
    x.dispose();
  }
  for (const model of [marked, pooled]) model.dispose();
  const { width, height } = rows[0].at(-1).info;
  const tiles = rows.flatMap((row, y) =>
    row.map(({ data }, x) => ({ input: data, left: x * width, top: y * height })),
  );
  await sharp({
    create: { width: 3 * width, height: rows.length * height, channels: 3, background: 'white' },
  })
    .composite(tiles)
    .png({ palette: true, effort: 10 })
    .toFile(file);
}

async function answerOf(model, x) {
  const batch = expandDims(x);
  const output = model.predict(batch);
  const probabilities = await output.data();
  for (const each of [batch, output]) each.dispose();
  const probability = Math.max(...probabilities);
  return { classIndex: probabilities.indexOf(probability), probability };
}

async function explained(model, x, picture, { nets, title }) {
  const { classIndex, probability } = await answerOf(model, x);
  const { scoreMap } = await gradCAM(model, x, classIndex, { score: 'logit' });
  const painted = overlay(picture, { data: await scoreMap.data(), width: size, height: size });
  scoreMap.dispose();
  return captioned(painted, { title, className: nets.classes[classIndex], probability });
}

async function captioned(picture, caption) {
  const { width, height } = picture;
  const href = `data:image/png;base64,${Buffer.from(await encodePng(picture)).toString('base64')}`;
  const svg = captionedPicture({ href, width, height }, { fontSize: 16, look: 'none', ...caption });
  return sharp(Buffer.from(svg)).png().toBuffer({ resolveWithObject: true });
}

async function pictureOf(pixels) {
  const { data, info } = await sharp(await enlarged(pixels, size, zoom))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

/** Every pixel as a square. */
function enlarged(pixels, edge, times) {
  return sharp(pixels, { raw: { width: edge, height: edge, channels: 3 } })
    .resize(edge * times, edge * times, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
