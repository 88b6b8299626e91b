import type { Evaluation } from '../evaluate/evaluation.js';
import type { Metric } from '../metric/metric.js';
import { fullStop } from './full-stop.js';

/**
 * Says what was measured of one sample.
 *
 * @param found The values and the problems of one sample.
 * @param metrics The metrics, in the order of the words.
 * @returns A sentence with the numbers, followed by those of what could not be measured; and the numbers.
 */
export function measuredText(found: Evaluation, metrics: readonly Metric[]) {
  const values: Record<string, number> = {};
  const measured: string[] = [];
  for (const { name, card } of metrics) {
    const [value] = found.metrics[name]?.values ?? [];
    if (value === undefined) continue;
    values[name] = value;
    measured.push(`${card.title.toLowerCase()} ${value.toFixed(3)} (${card.better} is better)`);
  }
  const problems = found.problems.map(({ metric, sentence }) => {
    const title = metrics.find(({ name }) => name === metric)?.card.title;
    const what = title === undefined ? 'Not measured' : `${title} was not measured`;
    return `${what}: ${fullStop(sentence)}`;
  });
  const sentences = measured.length === 0 ? [] : [`Measured: ${measured.join(', ')}.`];
  return { text: [...sentences, ...problems].join(' '), values };
}
