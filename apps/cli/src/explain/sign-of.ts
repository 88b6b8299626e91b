import { defaultPreset } from '@gradcam/core/options';
import { presets, type Sign } from '@gradcam/core';
import type { MapArguments } from '../arguments/request.js';

/**
 * Returns the sign of the map that is shown: the requested one, otherwise the preset's.
 *
 * @param given The parsed arguments.
 * @returns The sign.
 */
export function signOf({ sign, preset }: MapArguments): Sign {
  return sign ?? presets[preset ?? defaultPreset].sign;
}

const words = {
  positive: '',
  negative: ': the evidence against the class',
  absolute: ': the evidence for and against the class, without its sign',
  signed: ': the evidence for the class, red, and against it, blue; the heat is that for it',
} as const satisfies Record<Sign, string>;

/**
 * Describes what the map shows, if that is not evidence for the class.
 *
 * @param given The parsed arguments.
 * @returns The end of a line; empty where nothing need be said.
 */
export function signWords(given: MapArguments): string {
  return words[signOf(given)];
}
