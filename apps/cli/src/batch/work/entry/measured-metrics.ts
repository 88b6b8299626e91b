import { explainBy } from '@gradcam/core';
import { evaluate } from '@gradcam/evaluate';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { mapOptions } from '../../../arguments/check/check-together.js';
import type { BatchArguments } from '../../../arguments/request.js';
import { namedMetrics } from '../../../evaluate/named-metrics.js';
import type { MeasuredMap } from '../../../explain/measure-map.js';
import type { Session } from '../../../model/session.js';
import { inFlags } from '../../../output/in-flags.js';
import type { Subject } from './map-of-entry.js';

/** The metrics of a map. */
export interface MeasuredMetrics {
  /** By the names of the metrics; null for what could not be measured. */
  readonly values: Readonly<Record<string, number | null>>;
  /** A sentence for each of the latter. */
  readonly reasons: readonly string[];
}

/**
 * Measures a map as `gradcam evaluate` does. What a metric draws it draws anew for each picture, from one seed: no value depends on order or thread.
 *
 * @param session The network.
 * @param x The picture as the network gets it; the caller keeps it.
 * @param found The map, and what it explains.
 * @param given The parsed arguments.
 * @returns The values; undefined where no metric is asked for.
 * @throws Failures that other pictures would have, too
 */
export async function measuredMetrics(
  { model, classNames }: Session,
  x: Tensor3D,
  { map, subject }: { readonly map: MeasuredMap; readonly subject: Subject },
  given: BatchArguments,
): Promise<MeasuredMetrics | undefined> {
  const { metrics: names, reductionLayer, method } = given;
  if (names === undefined) return undefined;
  const options = { ...mapOptions(given), classNames };
  const sample = { x, map: map.raw, label: subject.classIndex ?? subject.className };
  const { metrics, problems } = await evaluate(model, [sample], {
    metrics: namedMetrics(names, { model, areObjectsKnown: false }),
    classNames,
    reductionLayer,
    explain: async (input, classIndex) =>
      (await explainBy(method, model, input, classIndex, options)).scoreMap,
  });
  return {
    values: Object.fromEntries(names.map((name) => [name, metrics[name]?.values[0] ?? null])),
    reasons: problems.map(
      ({ metric = 'the metrics', sentence }) =>
        `${metric} could not be measured: ${inFlags(sentence)}`,
    ),
  };
}
