import type { Network } from '@gradcam/core/network';
import type { OnnxRuntime } from '../session/onnx-runtime.js';

/** The engines of a trunk that can be asked for, the default first. */
export const trunkEngines = ['auto', 'tfjs', 'onnx'] as const;

/** The options of `onnxTrunk`. */
export interface OnnxTrunkOptions {
  /**
   * The engine of the trunk: `'onnx'`, ONNX Runtime or an error; `'tfjs'`, the model itself; `'auto'`, ONNX Runtime where its native code is installed, can run
   * the trunk and gives the same numbers, else the model itself. `'auto'` when left out.
   */
  readonly trunk?: (typeof trunkEngines)[number] | undefined;
  /** The module of ONNX Runtime; when left out the one that is installed. */
  readonly runtime?: OnnxRuntime | undefined;
  /** ONNX Runtime's own session options, handed on as they are. */
  readonly session?: Readonly<Record<string, unknown>> | undefined;
  /** The shape of one real input each, with or without the batch axis; needed for a graph model whose input sizes are open. */
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
}

/** The engine that ran a trunk; where it was tfjs although ONNX Runtime was allowed, a sentence that says why. */
export type TrunkEngine =
  { readonly engine: 'onnx' } | { readonly engine: 'tfjs'; readonly because: string | undefined };

/** A tfjs model whose trunk runs in ONNX Runtime. */
export interface OnnxTrunkNetwork extends Network {
  /**
   * Tells which engine ran the last trunk.
   *
   * @returns The engine; before the first run, the one that is going to be tried.
   */
  lastEngine(): TrunkEngine;
  /**
   * Frees what ONNX Runtime holds; the model stays.
   *
   * @returns A promise of when it is free.
   */
  dispose(): Promise<void>;
}
