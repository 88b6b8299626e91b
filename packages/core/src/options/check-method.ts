import { GradCamError, isObject, saidOf } from '@gradcam/errors';

/** Strings that `gradCAM` takes. */
const chosenByName: readonly unknown[] = ['auto'];

/**
 * Refuses what is not a method, as a name is not.
 *
 * @param method As the user gave it.
 * @throws `BAD_OPTION` that says what to pass
 */
export function checkMethod(method: unknown): void {
  if (method === undefined || chosenByName.includes(method)) return;
  if (isMethod(method)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option method is not a method, got ${saidOf(method)}; ${remedyFor(method)}.`,
  );
}

/** It has a name and one of the two functions, and neither of these is anything else. */
function isMethod(value: unknown): boolean {
  if (!isObject(value) || typeof value['name'] !== 'string') return false;
  const given = [value['combine'], value['run']].filter((part) => part !== undefined);
  return given.length > 0 && given.every((part) => typeof part === 'function');
}

function remedyFor(method: unknown): string {
  if (typeof method === 'function')
    return 'call it, as in scoreCamMethod(), and pass what it returns';
  if (typeof method !== 'string') return 'pass one, such as layerCamMethod, or { name, combine }';
  return `pass the method itself, as layerCamMethod for 'layer-cam', or use explainBy('${method}', …), which takes names`;
}
