import { abs, max, neg, relu, stack, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Explained } from './grad-cam-result.js';
import type { MapWarning } from './map-warning.js';
import { partOf } from '../method/built-in.js';
import type { Method, MethodInput } from '../method/method.js';
import { keepSign, type Sign } from '../method/sign.js';

/** Maps as a method made them. */
export interface MadeMaps {
  readonly method: Method;
  readonly input: MethodInput;
  /** Before the sign, `[T * N, ...]`. */
  readonly made: Tensor;
  readonly sign: Sign;
  readonly explained: readonly Explained[];
}

const about = {
  positive: ['evidence for', 'negative', 'evidence against'],
  negative: ['evidence against', 'positive', 'evidence for'],
} as const;

/**
 * Finds maps that are zero everywhere, and says whether the other sign has something to show. It reads two numbers for each map.
 *
 * @param maps As a method made them.
 * @returns A warning for each such map.
 */
export async function zeroMaps(maps: MadeMaps): Promise<MapWarning[]> {
  const { made, sign, explained } = maps;
  const largest = await rows(() => [largestOf(abs(keepSign(made, sign))), largestOf(neg(made))]);
  const zero = explained.flatMap((_, at) => (largest[0]?.[at] === 0 ? [at] : []));
  if (zero.length === 0) return [];
  const other = await otherSign(maps);
  return zero.map((at) => {
    const { sample = 0, className, classIndex } = explained[at] ?? {};
    const what = className ?? (classIndex === undefined ? undefined : `class ${classIndex}`);
    const map = what === undefined ? 'The map' : `The map of "${what}"`;
    const found = (other === undefined ? largest[1]?.[at] : other[at]) ?? 0;
    return {
      code: 'zero-map' as const,
      sample,
      text: `${map} is zero everywhere${rest(sign, found > 0, other !== undefined)}`,
    };
  });
}

function rest(sign: Sign, hasOther: boolean, isSure: boolean): string {
  if (sign !== 'positive' && sign !== 'negative')
    return ': the score does not depend on these activations, as far as the method can see.';
  const [shown, opposite, hidden] = about[sign];
  if (hasOther)
    return `: there is no ${shown} it here. sign: '${opposite}' shows the ${hidden} it.`;
  return isSure ? `, and so is the map of the ${hidden} it.` : '.';
}

/** What a method makes of the score turned round, where that takes no runs of the network. */
async function otherSign({
  method,
  input,
  sign,
}: MadeMaps): Promise<ArrayLike<number> | undefined> {
  if (!('combine' in method) || (sign !== 'positive' && sign !== 'negative')) return undefined;
  const [found] = await rows(() => [
    largestOf(
      relu(partOf(method, () => method.combine({ ...input, gradients: neg(input.gradients) }))),
    ),
  ]);
  return found;
}

/** `[T * N]`. */
function largestOf(maps: Tensor): Tensor {
  return max(maps, maps.shape.map((_, axis) => axis).slice(1));
}

/** Reads rows of one length at once. */
async function rows(make: () => Tensor[]): Promise<ArrayLike<number>[]> {
  const all = tidy(() => stack(make()));
  try {
    const values = await all.data();
    const [count = 1, length = values.length] = all.shape;
    return Array.from({ length: count }, (_, row) =>
      values.slice(row * length, (row + 1) * length),
    );
  } finally {
    all.dispose();
  }
}
