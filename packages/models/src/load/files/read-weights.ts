import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { weightBytes } from '../../keras/weights/weight-bytes.js';
import type { FileContent, ModelFiles } from './model-files.js';
import { pathInside } from './path-inside.js';

/** A group of weights as listed in `model.json`. */
export interface WeightsGroup {
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
}

/** As much as an array buffer holds on every platform. */
const mostBytes = 2 ** 31 - 1;

/** Files are fetched side by side, but never more bytes than twice what `model.json` says. */
const atOnce = 2;

/**
 * Reads the weights of a model: as many bytes as `model.json` says, and no more.
 *
 * @param files The files around the model.
 * @param json The path of `model.json` among them.
 * @param groups As `model.json` lists them.
 * @param onBytes Told how many bytes have come, and of how many.
 * @returns The content of the files, in order.
 * @throws `MODEL_BROKEN` for a file that is missing, cut short, too long, not a file, or outside of the folder
 */
export async function readWeights(
  files: ModelFiles,
  json: string,
  groups: readonly WeightsGroup[],
  onBytes?: (done: number, total: number) => void,
): Promise<ArrayBuffer[]> {
  const total = groups.reduce((sum, group) => sum + bytesOf(group), 0);
  if (total > mostBytes) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the weights take ${total} bytes, more than the ${mostBytes} that JavaScript holds at once; quantise the model when it is converted.`,
    );
  }
  let done = 0;
  const read: ModelFiles['read'] = (name, most) =>
    files.read(name, most, (bytes) => {
      done += bytes;
      onBytes?.(done, total);
    });
  const parts: ArrayBuffer[] = [];
  for (const group of groups) parts.push(...(await partsOf({ ...files, read }, json, group)));
  return parts;
}

function bytesOf({ weights }: WeightsGroup): number {
  return weights.reduce((sum, weight) => sum + weightBytes(weight), 0);
}

async function partsOf(
  files: ModelFiles,
  json: string,
  group: WeightsGroup,
): Promise<ArrayBuffer[]> {
  const { paths, weights } = group;
  const expected = bytesOf(group);
  // The list does not say how long a text is.
  const hasTexts = weights.some(({ dtype }) => dtype === 'string');
  const most = hasTexts ? mostBytes : expected;
  const parts: ArrayBuffer[] = [];
  let found = 0;
  // One file can be listed a million times.
  for (let at = 0; at < paths.length && found <= most; at += atOnce) {
    const some = paths.slice(at, at + atOnce).map((path) => part(files, json, path, most - found));
    for (const { bytes, data } of await allOf(some)) {
      found += bytes;
      if (data !== undefined) parts.push(data.buffer);
    }
  }
  if (hasTexts ? found >= expected && found <= most : found === expected) return parts;
  throw new GradCamError(
    'MODEL_BROKEN',
    `the weights in ${paths.join(', ')} are cut short or too long, got ${found} bytes, expected ${expected}; fetch the model again.`,
  );
}

/** Waits for all where one fails, too: nothing may be open, or fail unseen, once this has ended. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function part(
  files: ModelFiles,
  json: string,
  path: string,
  most: number,
): Promise<FileContent> {
  const content = await files.read(pathInside(json, path), most);
  if (content !== undefined) return content;
  throw new GradCamError(
    'MODEL_BROKEN',
    `the weights file "${path}" is missing in ${files.place}; give it together with the file that names it, or fetch the model again.`,
  );
}
