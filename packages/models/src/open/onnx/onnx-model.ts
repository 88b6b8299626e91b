import type { Network } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A network of an ONNX file, as `onnxNetwork` of `@gradcam/onnx` makes it. */
export interface OnnxModel extends Network {
  /** The name and the version of what runs it. */
  readonly engine: { readonly name: string; readonly version: string | undefined };
  predict(inputs: readonly Tensor[], reductionLayer: string): Promise<Tensor | undefined>;
  dispose(): Promise<void>;
}

/** The options of `onnxNetwork` that are handed on as they are: ONNX Runtime's module, its session options, and shapes that the file leaves open. */
export interface OnnxOptions {
  readonly runtime?: object | undefined;
  readonly session?: Readonly<Record<string, unknown>> | undefined;
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
}
