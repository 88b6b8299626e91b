import { defaultPreset } from '@gradcam/core/options';
import { colormaps, defaultColormapName } from '@gradcam/render';
import type { Page } from './page.js';
import type { Paint } from '../map/paint.js';
import {
  fusionChoices,
  methodChoices,
  presetChoices,
  signChoices,
  type Choice,
  type Settings,
} from '../map/settings.js';

/** What is chosen on the page. */
export interface Choices {
  settings(): Settings;
  paint(): Paint;
}

/**
 * Fills the lists of the page.
 *
 * @param page The page.
 * @param layers The feature layers, best first.
 * @param changed Called when a map is to be made otherwise, and when it is to be painted otherwise.
 * @param changed.settings The map.
 * @param changed.paint The paint.
 * @returns What is chosen, whenever it is asked for.
 */
export function choices(
  page: Page,
  layers: readonly string[],
  changed: { readonly settings: () => void; readonly paint: () => void },
): Choices {
  const layerChoices = layers.map((name) => [name, name] as const);
  const method = choice(page.method, methodChoices);
  const preset = choice(page.preset, presetChoices);
  page.preset.value = defaultPreset;
  const sign = choice(page.sign, signChoices);
  const layer = choice(page.layer, layerChoices);
  const fused = choice(page.fused, layerChoices);
  const fusion = choice(page.fusion, fusionChoices);
  const colormap = choice(
    page.colormap,
    Object.keys(colormaps).map((name) => [name, name] as const),
  );
  page.colormap.value = defaultColormapName;
  for (const select of [page.method, page.preset, page.sign, page.layer, page.fused, page.fusion])
    select.addEventListener('change', changed.settings);
  page.colormap.addEventListener('change', changed.paint);
  page.opacity.addEventListener('input', changed.paint);
  return {
    settings: () => {
      const [first = ''] = layer();
      return {
        method: method()[0] ?? 'auto',
        preset: preset()[0] ?? defaultPreset,
        sign: said(sign()),
        featureLayers: [first, ...fused().filter((name) => name !== first)],
        fusion: said(fusion()),
      };
    },
    paint: () => ({ colormap: colormap()[0] ?? '', alpha: Number(page.opacity.value) }),
  };
}

/** Nothing where it is left to the preset. */
function said<T extends string>([chosen]: readonly (T | '')[]): T | undefined {
  return chosen === undefined || chosen === '' ? undefined : chosen;
}

/** Fills a list; gives what is chosen. */
function choice<T extends string>(
  select: HTMLSelectElement,
  choices: readonly Choice<T>[],
): () => readonly T[] {
  select.replaceChildren(...choices.map(([value, title]) => new Option(title, value)));
  return () => choices.map(([value]) => value).filter((_, at) => select.options[at]?.selected);
}
