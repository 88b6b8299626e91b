import type { Network } from '@gradcam/core/network';
import type { OnnxRuntime } from '../session/onnx-runtime.js';

/** The options of `onnxNetwork`. */
export interface OnnxNetworkOptions {
  /**
   * The module of ONNX Runtime, such as `import * as runtime from 'onnxruntime-web/webgpu'`; when left out `onnxruntime-node` in Node, and else
   * `onnxruntime-web`.
   */
  readonly runtime?: OnnxRuntime | undefined;
  /** ONNX Runtime's own session options, such as `{ executionProviders: ['webgpu'] }`, handed on as they are. */
  readonly session?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The shape of one real input each, with or without the batch axis, by which layers are chosen where the file leaves sizes open; when left out, 224 x 224 for a
   * picture, 512 for a signal, 32 x 32 x 32 for a volume.
   */
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
  /** Ends the opening. */
  readonly signal?: AbortSignal | undefined;
}

/** The engine that runs a network. */
interface EngineName {
  readonly name: 'ONNX Runtime';
  /** Like `1.30.0`; undefined where it does not say. */
  readonly version: string | undefined;
}

/** A network that an ONNX file describes, on ONNX Runtime. */
export interface OnnxNetwork extends Network {
  /** The names of the inputs, in the order in which `gradCAM` takes them. */
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly engine: EngineName;
  /**
   * Frees what ONNX Runtime holds for it; parts that are in use when they are done. A map that is still being made and needs another part ends with `DISPOSED`.
   *
   * @returns A promise of when all that was idle is free.
   */
  dispose(): Promise<void>;
}
