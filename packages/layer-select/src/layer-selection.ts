import type { LayerNode } from './graph/layer-graph.js';

/** Why a layer was ranked or chosen. */
export type LayerReasonCode =
  | 'named'
  | 'final-softmax'
  | 'final-layer'
  | 'before-argmax'
  | 'last-relu'
  | 'relu'
  | 'gathers-relu'
  | 'residual-block'
  | 'above-pooling'
  | 'grid'
  | 'last-token-norm'
  | 'token-norm'
  | 'last-convolution'
  | 'convolution'
  | 'has-gradient'
  | 'above-projection';

/** The kinds of warnings: something that may go wrong with a layer, or that the selection could not know. */
export type LayerWarningCode =
  | 'no-space'
  | 'unknown-shape'
  | 'no-gradient'
  | 'several-outputs'
  | 'gate-only'
  | 'several-rows'
  | 'class-projection'
  | 'class-token-only'
  | 'part-of-space'
  | 'feature-resolution'
  | 'head-not-pooled'
  | 'other-paths'
  | 'passed-over'
  | 'centres-differ'
  | 'input-framed';

/** One reason, as data: a code for programs and a sentence for people. */
export interface LayerReason {
  readonly code: LayerReasonCode;
  /** The layer that the reason is about. */
  readonly layer: string;
  /** A full English sentence. */
  readonly text: string;
}

/** One warning, as data: a code for programs and a sentence for people. */
export interface LayerWarning {
  readonly code: LayerWarningCode;
  /** The layer that the warning is about. */
  readonly layer: string;
  /** A full English sentence. */
  readonly text: string;
}

/** A layer that can serve as the feature layer. */
export interface RankedLayer {
  readonly name: string;
  readonly outputShape: LayerNode['outputShape'];
  readonly reasons: readonly LayerReason[];
  readonly warnings: readonly LayerWarning[];
}

/** The reduction layer that was chosen, and why. */
export interface ReductionChoice {
  readonly reductionLayer: string;
  readonly reasons: readonly LayerReason[];
  readonly warnings: readonly LayerWarning[];
}

/** The feature layer that was chosen, and why. */
export interface FeatureChoice {
  readonly featureLayer: string;
  /** All candidates, best first. */
  readonly ranking: readonly RankedLayer[];
  readonly reasons: readonly LayerReason[];
  readonly warnings: readonly LayerWarning[];
}

/** The two layers of a Grad-CAM map, and how they came about. */
export interface LayerSelection extends FeatureChoice, ReductionChoice {
  /** Why these two layers. */
  readonly reasons: readonly LayerReason[];
  /** The warnings about these two layers. */
  readonly warnings: readonly LayerWarning[];
}

/** Facts about the network that are not in the graph. */
export interface RankOptions {
  /** Says whether a layer has no gradient where the head will run. */
  readonly lacksGradient?: ((node: LayerNode) => boolean) | undefined;
}

/** The caller's decisions about the feature layer. */
export interface SelectFeatureOptions extends RankOptions {
  /** Use this feature layer. */
  readonly featureLayer?: string | undefined;
}

/** The caller's decisions. */
export interface SelectLayersOptions extends SelectFeatureOptions {
  /** Use this reduction layer. */
  readonly reductionLayer?: string | undefined;
}
