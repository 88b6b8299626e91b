import { reportHtml, type ReportFact } from '@gradcam/render/report';
import { mapOptions } from '../../arguments/check/check-together.js';
import type { Arguments } from '../../arguments/request.js';
import { writePage } from '../../files/write-page.js';
import type { Session } from '../../model/session.js';
import { jsonOfSession } from '../../output/json-of-session.js';
import type { Job } from '../job.js';

/**
 * Writes the report, where one is asked for and there is something in it.
 *
 * @param job What was done.
 * @param session The network.
 * @throws `FILE_NOT_FOUND` where it cannot be written
 */
export async function writeReport(
  { given, reported, words }: Job,
  session: Session,
): Promise<void> {
  if (given.report === undefined || reported.length === 0) return;
  const title = reported.length === 1 ? (reported[0]?.name ?? '') : `${reported.length} pictures`;
  const { meaningOfMeasures } = await import('@gradcam/evaluate');
  const html = reportHtml({
    title: `${title}, by ${session.title}`,
    pictures: reported,
    facts: [['Numbers', meaningOfMeasures], ...factsOf(session, given)],
  });
  const path = await writePage(given.report, html);
  words.print(`Report           ${path}`);
}

/** All that it takes to make the maps again. */
function factsOf(session: Session, given: Arguments): readonly ReportFact[] {
  const { model, backend, versions } = jsonOfSession(session);
  const settings = Object.entries(mapOptions(given)).flatMap(([name, value]) =>
    value === undefined || String(value) === '' ? [] : [`${name} ${String(value)}`],
  );
  return [
    ['Model', model.title],
    ['Hash', model.hash ?? 'not known'],
    ['Engine', `${model.engine.name} ${model.engine.version ?? ''}`.trimEnd()],
    ['Backend', backend],
    ...(model.findings.length === 0
      ? []
      : [['Found out', model.findings.map(({ text }) => text).join(' ')] as const]),
    ['Settings', settings.join(', ') || 'the default ones'],
    [
      'Versions',
      Object.entries(versions)
        .map((version) => version.join(' '))
        .join(', '),
    ],
  ];
}
