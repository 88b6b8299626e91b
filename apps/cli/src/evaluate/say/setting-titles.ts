import { visibleName } from '@gradcam/errors';
import type { MeasuredSetting } from '../evaluate-setting.js';

/** The number of characters of a layer's name: its end says most, behind its way through the network. */
const mostOfLayer = 32;

/**
 * Names settings for people; long names of layers are cut, and where all settings have the same layer it is left out.
 *
 * @param settings The settings that are shown together.
 * @returns Titles like `grad-cam, conv_pw_13_relu, logit`.
 */
export function settingTitles(settings: readonly MeasuredSetting[]): readonly string[] {
  const isShared = sharedLayers(settings) !== undefined;
  return settings.map(({ method, featureLayers, score = '' }) => {
    const layers = isShared ? '' : featureLayers.map(shortName).join(' + ');
    const name = method === 'centre' ? 'centre of the picture' : method;
    return [name, layers, score].filter((part) => part !== '').join(', ');
  });
}

/**
 * Finds the feature layer that all settings have in common.
 *
 * @param settings The settings; the centre of the picture has none.
 * @returns Its name, or those of several that are fused; undefined where they differ.
 */
export function sharedLayers(settings: readonly MeasuredSetting[]): string | undefined {
  const found = settings
    .filter(({ method }) => method !== 'centre')
    .map(({ featureLayers }) => featureLayers.map(visibleName).join(' + '));
  const [first] = found;
  return first !== '' && found.every((each) => each === first) ? first : undefined;
}

function shortName(layer: string): string {
  const characters = Array.from(visibleName(layer));
  if (characters.length <= mostOfLayer) return characters.join('');
  return ['…', ...characters.slice(1 - mostOfLayer)].join('');
}
