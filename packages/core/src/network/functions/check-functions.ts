import { checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';
import type { NetworkFunctions } from './network-from-functions.js';

const names = {
  inputs: true,
  input: true,
  dataFormat: true,
  trunk: true,
  head: true,
  bypass: true,
} as const satisfies Record<keyof NetworkFunctions, true>;

/**
 * Refuses what no network is made of.
 *
 * @param functions As the user gave them.
 * @throws `BAD_OPTION` for a part that does not exist, `MODEL_UNSUPPORTED` for one that is not there
 */
export function checkFunctions(functions: NetworkFunctions | undefined): void {
  checkOptionNames(functions, names);
  const parts: Readonly<Record<string, unknown>> = { ...functions };
  const lacking = ['trunk', 'head'].find((name) => typeof parts[name] !== 'function');
  if (lacking === undefined) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `a network is made of { inputs, trunk, head }, got ${saidOf(functions)}; give the function ${lacking}.`,
  );
}
