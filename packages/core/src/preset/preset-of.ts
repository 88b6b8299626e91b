import type { Preset } from './preset.js';
import { defaultPreset, presets, type PresetName } from './presets.js';

/** Options that replace parts of a preset. */
export interface PresetOptions {
  readonly preset?: PresetName | Preset | undefined;
  readonly score?: Preset['score'] | undefined;
  readonly sign?: Preset['sign'] | undefined;
  readonly outputUpsampling?: Preset['upsampling'] | undefined;
  readonly placement?: Preset['placement'] | undefined;
  readonly fusion?: Preset['fusion'] | undefined;
}

/**
 * Merges options into the preset that they name.
 *
 * @param options As given by the caller.
 * @returns The preset, with the options in place of its values.
 */
export function presetOf(options: PresetOptions): Preset {
  const { preset = defaultPreset } = options;
  const own: Preset = typeof preset === 'object' ? preset : presets[preset];
  return {
    ...own,
    score: options.score ?? own.score,
    finerScore: options.score ?? own.finerScore,
    sign: options.sign ?? own.sign,
    upsampling: options.outputUpsampling ?? own.upsampling,
    placement: options.placement ?? own.placement,
    fusion: options.fusion ?? own.fusion,
  };
}
