import { colormaps, defaultColormapName } from '@gradcam/render';
import type { Page } from './page.js';
import type { Paint } from '../map/paint.js';
import { fusionTitles, presetTitles, signTitles, titles, type Settings } from '../map/settings.js';

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
  const layerTitles = Object.fromEntries(layers.map((name) => [name, name]));
  const approach = choice(page.method, titles);
  const preset = choice(page.preset, presetTitles);
  const sign = choice(page.sign, signTitles);
  const layer = choice(page.layer, layerTitles);
  const fused = choice(page.fused, layerTitles);
  const fusion = choice(page.fusion, fusionTitles);
  const colormap = choice(
    page.colormap,
    Object.fromEntries(Object.keys(colormaps).map((name) => [name, name])),
  );
  page.colormap.value = defaultColormapName;
  for (const select of [page.method, page.preset, page.sign, page.layer, page.fused, page.fusion])
    select.addEventListener('change', changed.settings);
  page.colormap.addEventListener('change', changed.paint);
  page.opacity.addEventListener('input', changed.paint);
  return {
    settings: () => {
      const kind = sign()[0] ?? '';
      const [first = ''] = layer();
      return {
        approach: approach()[0] ?? 'auto',
        preset: preset()[0] ?? 'matlab',
        sign: kind === '' ? undefined : kind,
        featureLayers: [first, ...fused().filter((name) => name !== first)],
        fusion: fusion()[0] ?? 'mean',
      };
    },
    paint: () => ({ colormap: colormap()[0] ?? '', alpha: Number(page.opacity.value) }),
  };
}

/** A list with a title for each value; gives what is chosen. */
function choice<T extends string>(
  select: HTMLSelectElement,
  names: Readonly<Record<T, string>>,
): () => readonly T[] {
  // Border to the language: Object.entries forgets which keys a record has.
  const entries = Object.entries(names) as [T, string][];
  select.replaceChildren(...entries.map(([value, title]) => new Option(title, value)));
  return () => entries.map(([value]) => value).filter((_, at) => select.options[at]?.selected);
}
