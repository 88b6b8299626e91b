import { visibleName } from '@gradcam/errors';
import type { Page } from '../page/page.js';
import { chooseValue, refusal } from './choose-value.js';
import { listNames, otherNames } from './parameter-names.js';

/**
 * Chooses what an address says in the lists that are the same for all networks.
 *
 * @param controls The lists of the page, filled.
 * @param parameters The parameters of the address.
 * @returns A sentence for each parameter that means nothing; the others hold.
 */
export function restoreLists(controls: Page['controls'], parameters: URLSearchParams): string[] {
  const known: readonly string[] = [...listNames, ...otherNames];
  const problems = [...new Set(parameters.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => `The address has "${visibleName(name)}", which means nothing here.`);
  for (const name of [...listNames, 'preprocessing'] as const) {
    const value = parameters.get(name);
    if (value !== null) problems.push(...chooseValue(controls[name], value, name));
  }
  // A look brings its opacity.
  controls.look.dispatchEvent(new Event('change'));
  return [...problems, ...restoreOpacity(controls, parameters.get('opacity'))];
}

function restoreOpacity({ opacity }: Page['controls'], value: string | null): string[] {
  if (value === null) return [];
  const share = value.trim() === '' ? NaN : Number(value);
  if (!(share >= 0 && share <= 1)) return [refusal('opacity', value)];
  opacity.value = value;
  return [];
}
