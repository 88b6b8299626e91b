import type { MethodCard } from '../method/method-card.js';
import type { Method } from '../method/method.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Target } from '../target/target.js';
import { checkExplainBy } from './check-explain-by.js';
import { mapNames, methods, type MapName } from './methods.js';
import type { ExplainByOptions, NamedMap, NamedResult } from './named-map.js';
import { withMethod } from './with-method.js';

/** A map, and the name of the method that made it. */
export interface ExplainByResult extends NamedResult {
  readonly method: MapName;
}

/**
 * Finds a method by its name, and makes its map.
 *
 * @param name As for `explainBy`.
 * @param net As for `explainBy`.
 * @param x As for `explainBy`.
 * @param target As for `explainBy`.
 * @param options As for `explainBy`.
 * @returns The map; the caller disposes it.
 * @throws Those of `explainBy`
 */
export async function madeByName(
  name: MapName | 'auto',
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: ExplainByOptions,
): Promise<ExplainByResult> {
  checkExplainBy(name, options);
  const entry: (MethodCard & Method) | NamedMap | 'auto' = name === 'auto' ? 'auto' : methods[name];
  const made =
    typeof entry === 'object' && 'explain' in entry
      ? await entry.explain(net, x, target, options)
      : await withMethod(limited(entry, options), net, x, target, options);
  const method = mapNames.find((known) => known === made.method);
  if (method === undefined) throw new RangeError(`no method is called "${made.method}"`);
  return { ...made, method };
}

/** The method, of as many channels as were asked for. */
function limited(
  method: (MethodCard & Method) | 'auto',
  { topChannels }: ExplainByOptions,
): Method | 'auto' {
  if (method === 'auto' || topChannels === undefined) return method;
  return method.ofTopChannels?.(topChannels) ?? method;
}
