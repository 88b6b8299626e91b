import { tensor } from '@tensorflow/tfjs-core';
import { openNet } from './open-net.mjs';
import { compositePicture, gridPicture, markedPicture, shapePicture, size } from './pictures.mjs';

/** The parts of the table: pictures, and the network that is asked. */
const parts = {
  shapes: { set: 'shapes', net: 'pooled' },
  flat: { set: 'shapes', net: 'flat' },
  grids: { set: 'grids', net: 'pooled' },
  marks: { set: 'marks', net: 'marked' },
  composites: { set: 'composites', net: 'pooled' },
};

/** The name of a part. */
export const partNames = Object.keys(parts);

/**
 * Draws the pictures of a set.
 * @param {string} set
 * @param {object} nets nets.json
 * @param {object} photo the photo behind the composites
 * @returns {{ pixels: Uint8Array, mask: Uint8Array, label: number }[]}
 */
export function picturesOf(set, nets, photo) {
  return nets.sets[set].map(([seed, label, third]) => {
    // Of a grid: the seeds and the classes of its cells, and the cell that is asked for.
    if (set === 'grids') return { ...gridPicture(seed, label, third), label: label[third] };
    if (set === 'marks') return { ...markedPicture(seed, label, third), label };
    if (set === 'composites') return { ...compositePicture(seed, label, third, photo), label };
    return { ...shapePicture(seed, label), label };
  });
}

/**
 * Makes the network of a part, and its pictures as one tensor.
 * @param {string} name
 * @param {object} nets nets.json
 * @param {object} photo the photo behind the composites
 */
export function openPart(name, nets, photo) {
  const { set, net } = parts[name];
  const edge = set === 'grids' ? 2 * size : size;
  const model = openNet(nets.nets[net], edge);
  const pictures = picturesOf(set, nets, photo);
  const values = new Float32Array(pictures.length * edge * edge * 3);
  for (const [index, { pixels }] of pictures.entries())
    values.set(
      Float32Array.from(pixels, (value) => value / 255),
      index * pixels.length,
    );
  const x = tensor(values, [pictures.length, edge, edge, 3]);
  const dispose = () => {
    model.dispose();
    x.dispose();
  };
  return { name, model, edge, pictures, x, dispose };
}
