import type { Session } from '../../model/session.js';
import { inAscii } from '../../output/in-ascii.js';
import { jsonOfSession } from '../../output/json-of-session.js';
import type { MeasuredSet } from '../measured-set.js';
import type { SettingSummary } from '../summary.js';

/**
 * Writes all that was measured on a set as one line of JSON.
 *
 * @param measured The set.
 * @param session The network.
 * @param report The path of the report, where one was written.
 * @returns JSON in ASCII, so that no terminal obeys what is in it.
 */
export function jsonOfSet(
  measured: MeasuredSet,
  session: Session,
  report: string | undefined,
): string {
  const { folder, samples, summary, problems } = measured;
  return inAscii({
    folder,
    ...jsonOfSession(session),
    samples: samples.map(({ picture, label }) => ({ picture: picture.path, label })),
    metrics: summary.map(({ metric: { name, card }, settings }) => ({
      metric: name,
      title: card.title,
      better: card.better,
      settings: settings.map((each) => settingOf(each, name, measured)),
    })),
    problems,
    ...(report === undefined ? {} : { report }),
  });
}

function settingOf(
  { setting, count, mean, interval, difference, verdict }: SettingSummary,
  metric: string,
  { samples }: MeasuredSet,
) {
  const { method, featureLayers, score, values } = setting;
  const own = values.get(metric);
  return {
    ...{ method, featureLayers, score, count, mean },
    ...(interval === undefined ? {} : { low: interval.low, high: interval.high }),
    difference,
    verdict,
    /** One for each sample, in their order. */
    values: samples.map((sample) => own?.get(sample) ?? null),
  };
}
