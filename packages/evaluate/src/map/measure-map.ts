import { calledAs, callersOwn, checkKind, isObject } from '@gradcam/errors';
import type { MapMetric } from '../metric/metric.js';
import { requireParts } from '../metric/require-parts.js';
import { checkCount } from '../numbers/check-count.js';
import { gridValues } from '../sample/grid-values.js';
import { insideOf } from '../sample/inside-of.js';
import { layoutOf } from '../sample/layout.js';
import { readBoxes } from '../sample/read-boxes.js';
import type { NumberGrid, Sample } from '../sample/sample.js';

/**
 * Measures one map without its network, at once.
 *
 * @param metric A metric of the map alone, such as `pointingGameMetric()` or `energyInBoxMetric`.
 * @param map `{ data, width, height }`, the map of a picture in reading order.
 * @param object The object that the map should show, in pixels of the map: `{ box }`, `{ mask }` or both.
 * @returns The value; NaN where the metric has none, as the energy of a map with nothing positive.
 * @throws `BAD_OPTION`; `INPUT_SHAPE` and `NOT_FINITE` for the map; `BAD_REGION` for the object
 *
 * @example
 * ```ts
 * const map = { data: [0, 3, 1, 0], width: 2, height: 2 };
 * measureMap(energyInBoxMetric, map, { box: { x: 1, y: 0, width: 1, height: 1 } }); // 0.75
 * ```
 */
export function measureMap(
  metric: MapMetric,
  map: NumberGrid,
  object: Pick<Sample, 'box' | 'mask'>,
): number {
  return calledAs('measureMap', () => {
    checkKind(isMetric(metric), metric, 'this is not a metric', 'such as pointingGameMetric()');
    checkKind(isObject(map), map, 'this is not a map', '{ data, width, height }');
    checkKind(isObject(object), object, 'nothing says where the object is', '{ box } or { mask }');
    const { width, height } = map;
    checkCount(width, 'the width of the map');
    checkCount(height, 'the height of the map');
    const layout = layoutOf([1, height, width, 1], false);
    const boxes = readBoxes(object.box, layout);
    const inside = insideOf(object, boxes, layout);
    const mask = object.mask === undefined ? undefined : inside;
    const values = gridValues(map, layout, { what: 'the map', code: 'INPUT_SHAPE' });
    const input = { map: values, layout, boxes, mask, inside };
    requireParts(metric, input);
    return callersOwn(() => metric.compute(input));
  });
}

function isMetric(metric: unknown): boolean {
  return (
    isObject(metric) && Array.isArray(metric['needs']) && typeof metric['compute'] === 'function'
  );
}
