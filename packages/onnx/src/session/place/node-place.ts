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

/**
 * Imports ONNX Runtime's native build without its telemetry: unless told before it starts, it reports sessions to Microsoft and keeps an identifier of the
 * machine on the disk. Who wants that sets the variable to something else.
 */
function nativeWithoutTelemetry(): Promise<OnnxRuntime> {
  process.env['ORT_DISABLE_TELEMETRY'] ??= '1';
  return imported('onnxruntime-node')();
}

/** Node: native code first, then WebAssembly. */
export const nodePlace: Place = {
  runtimes: [
    { name: 'onnxruntime-node', load: nativeWithoutTelemetry },
    { name: 'onnxruntime-web', load: imported('onnxruntime-web') },
  ],
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
