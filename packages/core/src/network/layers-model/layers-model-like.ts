import type { Tensor } from '@tensorflow/tfjs-core';

// The parts of tfjs-layers that the trace reads, as shapes: core does not depend on that package.

/** A symbolic tensor of tfjs-layers. */
export interface SymbolicTensorLike {
  readonly id: number;
  readonly shape: readonly (number | null)[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'string' | 'complex64';
  readonly sourceLayer: LayerLike;
  readonly nodeIndex: number;
}

/** One use of a layer. */
interface LayerUseLike {
  readonly inputTensors: SymbolicTensorLike[];
  readonly outputTensors: SymbolicTensorLike[];
  readonly callArgs?: Record<string, unknown>;
}

/** A layer of tfjs-layers. */
export interface LayerLike {
  readonly name: string;
  readonly inboundNodes: LayerUseLike[];
  getClassName(): string;
  getConfig(): Record<string, unknown>;
  call(inputs: Tensor | Tensor[], kwargs: Record<string, unknown>): Tensor | Tensor[];
}

/** A `tf.LayersModel` or `tf.Sequential`, or one of them used as a layer. */
export interface LayersModelLike extends LayerLike {
  readonly inputs: SymbolicTensorLike[];
  readonly outputs: SymbolicTensorLike[];
  readonly layers: LayerLike[];
}

/**
 * Whether a value is a layers model, nested or not.
 *
 * @param value Anything.
 * @returns True for a `tf.LayersModel` and a `tf.Sequential`.
 */
export function isLayersModel(value: object): value is LayersModelLike {
  return (
    'layers' in value &&
    'inputs' in value &&
    'outputs' in value &&
    'getConfig' in value &&
    'call' in value
  );
}
