import type { Fusion, ScoreKind } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';

/** One way to make a map: the name of `explainBy`, and its options to copy. */
export interface Setting {
  readonly method: MapName;
  /** One layer, or several that are fused. */
  readonly featureLayers: readonly string[];
  readonly score: ScoreKind;
  /** The fusion; only of several layers. */
  readonly fusion?: Fusion;
}

/**
 * Says a setting in words.
 *
 * @param setting The setting.
 * @returns Such as `"layer-cam" of the logit at "conv_pw_11_relu"`.
 */
export function saidSetting({ method, featureLayers, score, fusion }: Setting): string {
  const layers = featureLayers.map((name) => `"${name}"`).join(' and ');
  const fused = fusion === undefined ? '' : `, fused by "${fusion}"`;
  return `"${method}" of the ${score} at ${layers}${fused}`;
}
