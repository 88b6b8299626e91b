import type { ExternalData } from '../../file/tensor/external-data.js';
import type { OnnxRuntime } from '../onnx-runtime.js';

/** A package of ONNX Runtime that may be installed here. */
export interface RuntimePackage {
  readonly name: string;
  readonly load: () => Promise<OnnxRuntime | { readonly default: OnnxRuntime }>;
}

/** The place where a program runs: what it has to load ONNX Runtime with, and to read files. */
export interface Place {
  /** The packages to look for, the best first. */
  readonly runtimes: readonly RuntimePackage[];
  /**
   * Reads a file.
   *
   * @param address A path, or an address.
   * @param signal Ends it.
   * @returns Its bytes.
   */
  readonly read: (address: string | URL, signal: AbortSignal | undefined) => Promise<Uint8Array>;
  /**
   * Opens the files with weights that lie beside a model, so that they are read in parts, without waiting.
   *
   * @param address The model's.
   * @returns Reads a part; undefined where nothing can be read without waiting.
   */
  readonly beside: (address: string | URL) => ExternalData | undefined;
}
