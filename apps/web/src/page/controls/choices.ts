import type { Fusion, PresetName, Sign } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import { colormaps, looks, type LookName } from '@gradcam/render';
import type { Lists } from '../../network/lists.js';
import type { Settings } from '../../network/map/settings.js';
import type { LayerCard } from '../../network/open/network-card.js';
import type { Paint } from '../../painter/paint.js';
import type { Page } from '../page.js';
import { chosenOf, fill } from './select.js';

/** The choices made on the page. */
export interface Choices {
  readonly settings: () => Settings;
  readonly paint: () => Paint;
  /** Offers what the worker knows. */
  readonly offer: (lists: Lists) => void;
  /** Offers the layers of a network, best first. */
  readonly offerLayers: (layers: readonly LayerCard[]) => void;
  /** Chooses a layer, and no others with it. */
  readonly chooseLayer: (name: string) => void;
  /** Calls back when a map is to be made otherwise, and when it is to be painted otherwise. */
  readonly onChange: (listeners: {
    readonly settings: () => void;
    readonly paint: () => void;
  }) => void;
}

/**
 * Makes the page's lists speak.
 *
 * @param controls The parts of the page.
 * @returns The current choices, read when asked for.
 */
export function choices(controls: Page['controls']): Choices {
  fillColors(controls);
  return {
    settings: () => settingsOf(controls),
    paint: () => ({
      // Border to the DOM: a list's value is a string.
      look: controls.look.value as LookName,
      colormap: controls.colormap.value === '' ? undefined : controls.colormap.value,
      alpha: Number(controls.opacity.value),
    }),
    offer: (lists) => {
      for (const name of [
        'network',
        'preprocessing',
        'method',
        'preset',
        'sign',
        'fusion',
      ] as const)
        fill(controls[name], lists[name]);
    },
    offerLayers: (layers) => {
      const names = layers.map(({ name }) => [name, name] as const);
      fill(controls.layer, names);
      fill(controls.fused, names);
    },
    chooseLayer: (name) => {
      controls.layer.value = name;
      controls.fused.selectedIndex = -1;
    },
    onChange: (listeners) => {
      const { method, preset, sign, layer, fused, fusion, look, colormap, opacity } = controls;
      for (const list of [method, preset, sign, layer, fused, fusion])
        list.addEventListener('change', listeners.settings);
      for (const list of [look, colormap]) list.addEventListener('change', listeners.paint);
      opacity.addEventListener('input', listeners.paint);
    },
  };
}

/** Fills the lists of looks and colours; a look brings its opacity. */
function fillColors({ look, colormap, opacity }: Page['controls']): void {
  const named = (names: readonly string[]) => names.map((name) => [name, name] as const);
  fill(look, named(Object.keys(looks)));
  fill(colormap, [['', 'as in the look'], ...named(Object.keys(colormaps))]);
  const takeOpacity = () => {
    // Border to the DOM: a list's value is a string.
    opacity.value = String(looks[look.value as LookName].alpha);
  };
  takeOpacity();
  look.addEventListener('change', takeOpacity);
}

/** The choices as settings; the lists hold no other values than the worker gave. */
function settingsOf({ method, preset, sign, layer, fused, fusion }: Page['controls']): Settings {
  // Border to the DOM: a list's value is a string.
  return {
    method: method.value as MapName | 'auto',
    preset: preset.value as PresetName,
    sign: sign.value === '' ? undefined : (sign.value as Sign),
    featureLayers: [layer.value, ...chosenOf(fused).filter((name) => name !== layer.value)],
    fusion: fusion.value === '' ? undefined : (fusion.value as Fusion),
  };
}
