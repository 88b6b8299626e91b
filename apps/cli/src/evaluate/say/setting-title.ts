import { visibleName } from '@gradcam/errors';
import type { MeasuredSetting } from '../evaluate-setting.js';

/** The number of characters of a layer's name: its end says most, behind its way through the network. */
const mostOfLayer = 32;

/**
 * Names a setting for people; long names of layers are cut.
 *
 * @param setting The setting.
 * @returns Like `grad-cam, conv_pw_13_relu, logit`.
 */
export function settingTitle({ method, featureLayers, score }: MeasuredSetting): string {
  const layers = featureLayers.map(shortName).join(' + ');
  return [method, layers, score ?? ''].filter((part) => part !== '').join(', ');
}

function shortName(layer: string): string {
  const characters = Array.from(visibleName(layer));
  if (characters.length <= mostOfLayer) return characters.join('');
  return ['…', ...characters.slice(1 - mostOfLayer)].join('');
}
