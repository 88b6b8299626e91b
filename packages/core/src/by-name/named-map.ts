import type { Tensor } from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method/method-card.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { GradCAMOptions } from '../options/options.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Fusion } from '../preset/fused-maps.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import type { Target } from '../target/target.js';

/** The options for a map whose method is chosen by name; an option that the method does not use is refused. */
export interface ExplainByOptions extends Omit<GradCAMOptions, 'featureLayer' | 'method'> {
  /** None: chosen automatically. Several are fused. */
  readonly featureLayers?: readonly string[] | undefined;
  /** The way the maps of several layers are fused; the preset's when left out. */
  readonly fusion?: Fusion | undefined;
  /** For a method that runs the network once for each channel: how many channels, those that vary most; all when left out. */
  readonly topChannels?: number | undefined;
}

/** A map, made by any of the methods. */
export interface NamedResult {
  /** `[...space]` or `[N, ...space]`; the caller disposes it. */
  readonly scoreMap: Tensor;
  /** Those that were used; for Guided Grad-CAM the one that was named, none for other maps of the input itself. */
  readonly featureLayers: readonly string[];
  /** The number of cells that the map had before it was upsampled; only if a single layer was used. */
  readonly featureSize: readonly number[] | undefined;
  /** The reduction layer, if the method reports it. */
  readonly reductionLayer: string | undefined;
  /** The name of the method that made the map: for `'auto'`, of the one that was taken. */
  readonly method: string;
  /** Why these layers; only where one was used. */
  readonly selection: GradCAMResult['selection'] | undefined;
  /** The explained targets, if the method reports them. */
  readonly explained: GradCAMResult['explained'];
  /** The warnings about the map itself, if the method reports them. */
  readonly warnings: GradCAMResult['warnings'];
}

/** A way to make a map that is not a method of `gradCAM`, with the same card. */
export interface NamedMap extends MethodCard {
  /** The function that it calls, for programs that know what they want. */
  readonly call: string;
  /** The number of feature layers that it takes. */
  readonly featureLayers: 'none' | 'one' | 'several';
  /**
   * Makes the map.
   *
   * @param net As for `gradCAM`.
   * @param x As for `gradCAM`.
   * @param target One class, one for each input of a batch, or a reduction function.
   * @param options Checked before.
   * @returns The map; the caller disposes it.
   */
  readonly explain: (
    net: ExplainableModel,
    x: NetworkData,
    target: Target | undefined,
    options: ExplainByOptions,
  ) => Promise<NamedResult>;
}

/** The fields of a result that a map of the input itself does not have. */
export const saidOfInput = {
  featureLayers: [],
  featureSize: undefined,
  reductionLayer: undefined,
  selection: undefined,
  explained: [],
  warnings: [],
} as const satisfies Partial<NamedResult>;
