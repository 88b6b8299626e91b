import type { DataFormat, LayerGeometry, LayerGraph } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Matrix } from '../resample/axis-matrix.js';
import type { GraphStep } from './graph-model/trace-graph-model.js';
import type { LayerStep } from './layers-model/trace-layers-model.js';
import type { ScoreKind } from './score-kind.js';

/** The expected properties of one of a network's inputs. */
export interface NetworkInput {
  readonly name: string;
  /** With the batch axis; `null` for a size that the network leaves open. */
  readonly shape: readonly (number | null)[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'string' | 'complex64';
}

/** The tensors at a cut: the activations of the feature layer and whatever passes by it. */
export interface CutActivations {
  /** `[N, ...space, K]`, or `[N, K, ...space]` in a network with channels first. */
  readonly activations: Tensor;
  /** The tensors that the head reads in addition: a residual connection that starts above the feature layer. */
  readonly bypass: readonly Tensor[];
  /** The output of the head for them, where it was wanted and the network's own engine computed it in the same run. */
  readonly output?: Tensor | undefined;
}

/**
 * A network in two halves.
 *
 * Only the head is ever differentiated, and only in the activations: the trunk runs as plain inference.
 */
export interface Cut {
  /** The names in the network's trace of what the trunk gives, the activations first; undefined in a network without a trace. */
  readonly values?: readonly string[] | undefined;
  /** The name there of what the head gives; undefined in a network without a trace, and where the head ends inside of a layer. */
  readonly target?: string | undefined;
  /**
   * Runs the network up to the feature layer, without a tape.
   *
   * @param inputs One batched tensor for each input of the network; the caller keeps them.
   * @param isOutputWanted True if the head's output is of use, too: an engine that has `forward` computes it in the same run.
   * @returns Tensors that the caller disposes.
   */
  trunk(
    inputs: readonly Tensor[],
    isOutputWanted?: boolean,
  ): CutActivations | Promise<CutActivations>;
  /**
   * Runs the rest, up to the reduction layer; differentiable in `activations`.
   *
   * Called inside `tf.tidy`: it may leave intermediate tensors to the scope.
   *
   * @param activations As given by the trunk.
   * @param bypass As given by the trunk.
   * @returns The reduction layer's output, `[N, C]` or `[N, ...space, C]`.
   */
  head(activations: Tensor, bypass: readonly Tensor[]): Tensor;
  /**
   * Computes the rest without a gradient, on the network's own engine: for methods that only need scores.
   *
   * @param activations As given by the trunk, or changed; the caller keeps them.
   * @param bypass As given by the trunk; the caller keeps them.
   * @returns The head's output, which the caller disposes; undefined where the engine cannot compute it.
   */
  forward?:
    ((activations: Tensor, bypass: readonly Tensor[]) => Promise<Tensor | undefined>) | undefined;
  /**
   * Differentiates the rest on the network's own engine: the vector-Jacobian product of the head. It is held once, for each pair of layers and each
   * size, against the gradient that comes through `head`, and used where both agree; only together with `forward`.
   *
   * @param activations As given by the trunk; the caller keeps them.
   * @param bypass As given by the trunk; the caller keeps them.
   * @param seed The gradient of a score in the head's output, of its shape, or those of several scores, one batch after the other; the caller keeps it.
   * @returns The gradients in the activations, as many, which the caller disposes; undefined where the engine cannot compute them.
   */
  pull?:
    | ((
        activations: Tensor,
        bypass: readonly Tensor[],
        seed: Tensor,
      ) => Promise<Tensor | undefined>)
    | undefined;
  /**
   * Makes Grad-CAM's maps on the network's own engine in one run of the whole network. They are held once, for each pair of layers and each size, against those that the
   * other functions make, and used where both agree.
   *
   * @param inputs One batched tensor for each input of the network; the caller keeps them.
   * @param request What is wanted of them.
   * @returns The maps; undefined where the engine cannot make them.
   */
  gradCam?:
    ((inputs: readonly Tensor[], request: MapRequest) => Promise<MadeMaps | undefined>) | undefined;
}

/** The choice of maps that a network's own engine makes in one run. */
export interface MapRequest {
  /** For each sample the index of its class; -1 for the one whose score is the largest, the first of equal ones. For several maps of a sample as many such lists, one after the other: a score of all samples, and then the next. */
  readonly classes: readonly number[];
  /** The scores in the output: that of a class is its number, and of an output with space the sum of its numbers over the positions that count. */
  readonly scores: ScoresOfOutput;
  /** The position of the channels in the activations. */
  readonly format: DataFormat;
  /** The matrices that resize the ReLU of a map of two axes: `[cells, height]` of the first, `[cells, width]` of the second; undefined where it is not to be resized. */
  readonly resizing: readonly [Matrix, Matrix] | undefined;
}

/** The scores in an output. */
export interface ScoresOfOutput {
  /** The position of the classes in an output with space. */
  readonly format: DataFormat;
  /** The positions that count there: all, or those where the class has the largest number, the first of equal ones. */
  readonly region: 'all' | 'predicted';
}

/** Maps as an engine made them, and the output of which they are. */
export interface MadeMaps {
  /** The maps before their ReLU, one after the other, in the order of the classes. */
  readonly maps: Float32Array;
  /** Their ReLUs, resized; undefined where that is left to the caller. */
  readonly resized: Float32Array | undefined;
  readonly output: { readonly numbers: Float32Array; readonly shape: readonly number[] };
  /** The scores, where the output has space; those of a classifier are read in its output. */
  readonly sums?: SumsOfOutput | undefined;
}

/** Scores in the order of the maps. */
export interface SumsOfOutput {
  /** Of which class each is. */
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** The position of a cut, and whether the head ends before the reduction layer's activation. */
export interface CutRequest {
  readonly featureLayer: string;
  readonly reductionLayer: string;
  /** `'logit'`: the input of the softmax or sigmoid that the reduction layer is or ends in. */
  readonly score: ScoreKind;
}

/** The computation of a tfjs model, step by step in topological order: for whoever runs its trunk on another engine. */
export type NetworkTrace = (
  | { readonly kind: 'layers'; readonly steps: readonly LayerStep[] }
  | { readonly kind: 'graph'; readonly steps: readonly GraphStep[] }
) & {
  /** The values to feed, in the order of the network's inputs. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

/** All that this package needs of a network. A tfjs model becomes one by `toNetwork`. */
export interface Network {
  readonly graph: LayerGraph;
  /** The steps of a tfjs model; undefined in other networks. */
  readonly trace?: NetworkTrace | undefined;
  readonly inputs: readonly NetworkInput[];
  /**
   * Reads how layers move positions, for maps that are laid by receptive fields; left out where the network does not know it.
   *
   * @param inputShapes The shape of each input, with the batch axis: a network may work out pads and crops of these.
   * @returns The windows, resizes and changed orders of axes, by the names of the layers in `graph`.
   */
  geometry?(
    inputShapes?: readonly (readonly number[])[],
  ): Promise<ReadonlyMap<string, LayerGeometry>>;
  /**
   * @param request The layers, by their names in `graph`.
   * @returns The two halves; they hold no tensors.
   */
  cut(request: CutRequest): Cut;
  /**
   * The share of the largest number by which the cut network may differ from `predict`, for one whose head rounds; a thousandth when left out, which is rounding in
   * float32.
   */
  readonly predictionTolerance?: number | undefined;
  /**
   * Runs the network by its own path, uncut: what is explained is held against it.
   *
   * @param inputs One batched tensor for each input of the network; the caller keeps them.
   * @param reductionLayer The layer, by its name in `graph`.
   * @returns The reduction layer's output, which the caller disposes; nothing where the network has no such path to it.
   */
  predict?(
    inputs: readonly Tensor[],
    reductionLayer: string,
  ): Tensor | undefined | Promise<Tensor | undefined>;
}
