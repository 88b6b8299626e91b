import { defaultPreset, fusions, signs } from '@gradcam/core/options';
import { mapNames, methods, type MapName } from '@gradcam/core/methods';
import { presets, type Fusion, type PresetName, type Sign } from '@gradcam/core';

/** The settings of a map, as chosen on the page. */
export interface Settings {
  readonly method: MapName | 'auto';
  readonly preset: PresetName;
  /** The preset's own where left out. */
  readonly sign: Sign | undefined;
  /** One, or several that are fused. */
  readonly featureLayers: readonly string[];
  /** The preset's own where left out. */
  readonly fusion: Fusion | undefined;
}

/** A choice: its value and its title. */
export type Choice<T extends string> = readonly [value: T, title: string];

/** The methods. */
export const methodChoices: readonly Choice<MapName | 'auto'>[] = [
  ['auto', 'Automatic: Grad-CAM or HiResCAM'],
  ...mapNames.map((name) => [name, methods[name].title] as const),
];

const presetTitles: Readonly<Partial<Record<PresetName, string>>> = {
  matlab: 'MATLAB',
  paper: 'the paper (2017)',
};

/** The presets, the default first; without those that choose several layers, for here the layers are named. */
export const presetChoices: readonly Choice<PresetName>[] = [
  presets[defaultPreset],
  ...Object.values(presets).filter((preset) => preset.name !== defaultPreset),
]
  .filter((preset) => !('layers' in preset))
  .map(({ name }) => [name, presetTitles[name] ?? name]);

const signTitles: Readonly<Record<Sign, string>> = {
  positive: 'for the class',
  negative: 'against the class',
  absolute: 'either way',
  signed: 'for and against, in two colours',
};

/** The signs; the first leaves it to the preset. */
export const signChoices: readonly Choice<Sign | ''>[] = [
  ['', 'as there'],
  ...signs.map((sign) => [sign, signTitles[sign]] as const),
];

const fusionTitles: Readonly<Record<Fusion, string>> = {
  mean: 'mean',
  max: 'maximum',
  'layer-cam': "LayerCAM's",
  product: 'product, as RefineCAM',
};

/** The fusions; the first leaves it to the preset. */
export const fusionChoices: readonly Choice<Fusion | ''>[] = [
  ['', 'as there'],
  ...fusions.map((fusion) => [fusion, fusionTitles[fusion]] as const),
];
