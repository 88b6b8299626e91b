import type { Fusion, ScoreKind } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import type { Setting } from './setting.js';

/** The parts of which settings are put together. */
export interface SettingParts {
  readonly methods: readonly MapName[];
  readonly scores: readonly ScoreKind[];
  readonly fusions: readonly Fusion[];
  /** The coarsest first; fused are the first two, the first three, and so on. */
  readonly featureLayers: readonly string[];
}

/**
 * Puts settings together: each method of each score at each layer, and at the layers fused.
 *
 * @param bestLayer The layer that the library takes by itself.
 * @param parts What is tried.
 * @returns The library's default first, and each setting once.
 */
export function settingsOf(
  bestLayer: string,
  { methods, scores, fusions, featureLayers }: SettingParts,
): readonly Setting[] {
  const single = featureLayers.map((layer) => ({ featureLayers: [layer] }));
  const several = featureLayers
    .slice(1)
    .flatMap((_, index) =>
      fusions.map((fusion) => ({ featureLayers: featureLayers.slice(0, index + 2), fusion })),
    );
  const tried = [...single, ...several].flatMap((layers) =>
    methods.flatMap((method) => scores.map((score) => ({ method, ...layers, score }))),
  );
  const own: Setting = { method: 'grad-cam', featureLayers: [bestLayer], score: 'output' };
  return [own, ...tried.filter((setting) => !isOwn(setting, own))];
}

function isOwn(setting: Setting, own: Setting): boolean {
  return (
    setting.method === own.method &&
    setting.score === own.score &&
    setting.featureLayers.join() === own.featureLayers.join()
  );
}
