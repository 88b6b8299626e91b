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

/** The choices made on the page. */
export interface Choices {
  readonly settings: () => Settings;
  readonly paint: () => Paint;
  /** Calls back when a map is to be made otherwise, and when it is to be painted otherwise. */
  readonly onChange: (listeners: {
    readonly settings: () => void;
    readonly paint: () => void;
  }) => void;
}

/**
 * Fills the lists of the page.
 *
 * @param page The page.
 * @param layers The feature layers, best first.
 * @returns The current choices, read when asked for.
 */
export function choices(page: Page, layers: readonly string[]): Choices {
  const layerChoices = layers.map((name) => [name, name] as const);
  const method = choice(page.method, methodChoices);
  const preset = choice(page.preset, presetChoices);
  const sign = choice(page.sign, signChoices);
  const layer = choice(page.layer, layerChoices);
  const fused = choice(page.fused, layerChoices);
  const fusion = choice(page.fusion, fusionChoices);
  const colormap = choice(
    page.colormap,
    Object.keys(colormaps).map((name) => [name, name] as const),
  );
  page.colormap.value = defaultColormapName;
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
    onChange: (listeners) => {
      const lists = [page.method, page.preset, page.sign, page.layer, page.fused, page.fusion];
      for (const list of lists) list.addEventListener('change', listeners.settings);
      page.colormap.addEventListener('change', listeners.paint);
      page.opacity.addEventListener('input', listeners.paint);
    },
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
