import type { OnnxRuntime } from '../onnx-runtime.js';
import type { Place } from './place.js';
import { readAddress } from './read-address.js';
import { readBeside } from './read-beside.js';
import { pathOf } from './path-of.js';
import { GradCamError } from '@gradcam/errors';
import { readFile } from 'node:fs/promises';

/** Imports a package that a bundler must neither follow nor miss: it is found when the program runs. */
const imported = (name: string) => (): Promise<OnnxRuntime> =>
  // Border to the language: what a name stands for is known at run time only, and checked there.
  import(/* @vite-ignore */ /* webpackIgnore: true */ name) as Promise<OnnxRuntime>;

/** Node: native code first, then WebAssembly. */
export const nodePlace: Place = {
  runtimes: ['onnxruntime-node', 'onnxruntime-web'].map((name) => ({
    name,
    load: imported(name),
  })),
  read: async (address, signal) => {
    const path = pathOf(address);
    if (path === undefined) return await readAddress(address, signal);
    try {
      return await readFile(path, { signal });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new GradCamError(
        'FILE_NOT_FOUND',
        `the model cannot be read, got "${path}"; see that the file is there.`,
        { cause },
      );
    }
  },
  beside: (address) => {
    const path = pathOf(address);
    return path === undefined ? undefined : readBeside(path);
  },
};
