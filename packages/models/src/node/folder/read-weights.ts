import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { weightBytes } from '../keras/weights/weight-bytes.js';

/** A group of weights as listed in `model.json`. */
export interface WeightsGroup {
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
}

/**
 * Reads the weights of a model from its folder.
 *
 * @param folder The folder that contains `model.json`.
 * @param groups As `model.json` lists them.
 * @returns All weights, one behind the other.
 * @throws `MODEL_BROKEN` for a file that is missing, cut short, or outside of the folder
 */
export async function readWeights(
  folder: string,
  groups: readonly WeightsGroup[],
): Promise<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for (const { paths, weights } of groups) {
    const read = await Promise.all(paths.map((path) => readInside(folder, path)));
    const found = read.reduce((sum, part) => sum + part.length, 0);
    const expected = weights.reduce((sum, weight) => sum + weightBytes(weight), 0);
    if (found !== expected) {
      throw new GradCamError(
        'MODEL_BROKEN',
        `the weights in ${paths.join(', ')} are cut short or too long, got ${found} bytes, expected ${expected}; fetch the model again.`,
      );
    }
    parts.push(...read);
  }
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all.buffer;
}

/** Reads a file inside the folder only: a foreign model must not make us read other files. */
async function readInside(folder: string, path: string): Promise<Uint8Array> {
  const file = join(folder, path);
  try {
    await stat(file);
  } catch (cause) {
    if (isOutside(folder, file)) throw outside(path);
    throw new GradCamError(
      'MODEL_BROKEN',
      `the weights file "${path}" is missing; fetch the model again.`,
      { cause },
    );
  }
  if (
    isAbsolute(path) ||
    isOutside(folder, file) ||
    isOutside(await realpath(folder), await realpath(file))
  )
    throw outside(path);
  return readFile(file);
}

function isOutside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way.startsWith('..') || isAbsolute(way);
}

function outside(path: string): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the model points outside of its folder, got the weights path "${path}"; only load models that you trust.`,
  );
}
