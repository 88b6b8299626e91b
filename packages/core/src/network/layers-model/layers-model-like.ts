import type { Tensor } from '@tensorflow/tfjs-core';

// The parts of tfjs-layers that the trace reads, as shapes: core does not depend on that package.

/** A symbolic tensor of tfjs-layers. */
export interface SymbolicTensorLike {
  readonly id: number;
  readonly name: string;
  readonly shape: readonly (number | null)[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'string' | 'complex64';
  readonly sourceLayer: LayerLike;
  readonly nodeIndex: number;
}

/** One use of a layer. */
interface LayerUseLike {
  readonly inputTensors: SymbolicTensorLike[];
  readonly outputTensors: SymbolicTensorLike[];
}

/** A layer of tfjs-layers. */
export interface LayerLike {
  readonly name: string;
  readonly inboundNodes: LayerUseLike[];
  readonly supportsMasking: boolean;
  /** True if the layer remembers earlier inputs. */
  readonly stateful?: boolean;
  getClassName(): string;
  getConfig(): Record<string, unknown>;
  // On tensors it only computes; on symbolic tensors it would add a use to the layer.
  apply(inputs: Tensor[], kwargs?: Record<string, unknown>): unknown;
  // A tensor or a list, one for each output; `null` stands for none, in the list of the inputs' masks too.
  computeMask(inputs: Tensor[], masks: Tensor[]): unknown;
}

/** A `tf.LayersModel` or `tf.Sequential`, or one of them used as a layer. */
export interface LayersModelLike extends LayerLike {
  readonly inputs: SymbolicTensorLike[];
  readonly outputs: SymbolicTensorLike[];
  readonly layers: LayerLike[];
  predict(inputs: Tensor[], options: { batchSize: number }): Tensor | Tensor[];
  execute(inputs: Tensor[], outputs: string[]): Tensor | Tensor[];
}

/**
 * Tells whether a value is a layers model, nested or not.
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

/**
 * Finds what a wrapper applies to each time step, or in both directions.
 *
 * @param layer Any layer.
 * @returns The layer inside; the layer itself where it wraps nothing.
 */
export function wrappedLayer(layer: LayerLike): LayerLike {
  // Border to tfjs-layers: `layer` is what its wrappers call the layer inside.
  const { layer: inner } = layer as LayerLike & { layer?: LayerLike };
  const isWrapper = ['TimeDistributed', 'Bidirectional'].includes(layer.getClassName());
  return isWrapper && inner !== undefined ? wrappedLayer(inner) : layer;
}

/**
 * Returns a layer's configuration.
 *
 * @param layer The layer.
 * @returns The configuration, empty for a user's own layer that gives none.
 */
export function configOf(layer: LayerLike): Record<string, unknown> {
  try {
    return layer.getConfig();
  } catch {
    return {};
  }
}
