import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { weightBytes } from '../../keras/weights/weight-bytes.js';
import { bytesOfFile, readInto } from './regular-file.js';

/** A group of weights as listed in `model.json`. */
export interface WeightsGroup {
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
}

/** A file inside of the model's folder. */
interface WeightsFile {
  readonly file: string;
  readonly bytes: number;
}

/** As much as an array buffer holds on every platform. */
const mostBytes = 2 ** 31 - 1;

/**
 * Reads the weights of a model from its folder: as many bytes as `model.json` says, after it is known that they are there.
 *
 * @param folder The folder that contains `model.json`.
 * @param groups As `model.json` lists them.
 * @returns All weights, one behind the other.
 * @throws `MODEL_BROKEN` for a file that is missing, cut short, too long, no regular file, or outside of the folder
 */
export async function readWeights(
  folder: string,
  groups: readonly WeightsGroup[],
): Promise<ArrayBuffer> {
  const files: WeightsFile[] = [];
  for (const group of groups) files.push(...(await filesOf(folder, group)));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > mostBytes) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the weights take ${total} bytes, more than the ${mostBytes} that JavaScript holds at once; quantise the model when it is converted.`,
    );
  }
  const all = new Uint8Array(total);
  let offset = 0;
  const reads = files.map(({ file, bytes }) => {
    const begin = offset;
    offset += bytes;
    return readInto(file, all.subarray(begin, offset));
  });
  // Where one fails the others are waited for: nothing may be open, or fail unseen, once this has ended.
  for (const read of await Promise.allSettled(reads))
    if (read.status === 'rejected') throw read.reason;
  return all.buffer;
}

async function filesOf(folder: string, { paths, weights }: WeightsGroup): Promise<WeightsFile[]> {
  const expected = weights.reduce((sum, weight) => sum + weightBytes(weight), 0);
  const hasTexts = weights.some(({ dtype }) => dtype === 'string');
  const files: WeightsFile[] = [];
  let found = 0;
  for (const path of paths) {
    const file = await fileInside(folder, path);
    files.push(file);
    found += file.bytes;
    // One file can be listed a million times.
    if (found > expected && !hasTexts) break;
  }
  if (hasTexts ? found >= expected : found === expected) return files;
  throw new GradCamError(
    'MODEL_BROKEN',
    `the weights in ${paths.join(', ')} are cut short or too long, got ${found} bytes, expected ${expected}; fetch the model again.`,
  );
}

/** Finds a file inside the folder only: a foreign model must not make us read other files. */
async function fileInside(folder: string, path: string): Promise<WeightsFile> {
  const file = join(folder, path);
  if (isAbsolute(path) || isOutside(folder, file)) throw outside(path);
  try {
    const real = await realpath(file);
    if (isOutside(await realpath(folder), real)) throw outside(path);
    return { file: real, bytes: await bytesOfFile(real) };
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'MODEL_BROKEN',
      `the weights file "${path}" is missing; fetch the model again.`,
      { cause },
    );
  }
}

function isOutside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return isAbsolute(way) || way.split(sep)[0] === '..';
}

function outside(path: string): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the model points outside of its folder, got the weights path "${path}"; only load models that you trust.`,
  );
}
