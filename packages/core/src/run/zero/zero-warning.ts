import type { Sign } from '../../method/sign.js';
import type { Explained, MapWarning } from '../grad-cam-result.js';

const about = {
  positive: ['evidence for', 'negative', 'evidence against'],
  negative: ['evidence against', 'positive', 'evidence for'],
} as const;

/** A map that is zero everywhere. */
export interface ZeroMap {
  readonly explained: Explained | undefined;
  /** The largest number of the map of the other sign. */
  readonly hidden: number;
  /** True if the method made that map; false if it is this one negated, which is as much for most methods. */
  readonly isSure: boolean;
}

/**
 * Says of a map that is zero everywhere whether the other sign has something to show.
 *
 * @param map The map.
 * @param sign The sign that was kept.
 * @returns The warning.
 */
export function zeroWarning({ explained, hidden, isSure }: ZeroMap, sign: Sign): MapWarning {
  const text = `${nameOf(explained)} is zero everywhere${rest(sign, hidden > 0, isSure)}`;
  return { code: 'zero-map', sample: explained?.sample ?? 0, text };
}

function nameOf(explained: Explained | undefined): string {
  const { className, classIndex } = explained ?? {};
  if (className !== undefined) return `The map of "${className}"`;
  return classIndex === undefined ? 'The map' : `The map of "class ${classIndex}"`;
}

function rest(sign: Sign, hasOther: boolean, isSure: boolean): string {
  if (sign !== 'positive' && sign !== 'negative')
    return ': the score does not depend on these activations, as far as the method can see.';
  const [shown, opposite, hidden] = about[sign];
  if (hasOther)
    return `: there is no ${shown} it here. sign: '${opposite}' shows the ${hidden} it.`;
  return isSure ? `, and so is the map of the ${hidden} it.` : '.';
}
