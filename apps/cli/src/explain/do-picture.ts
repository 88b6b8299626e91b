import { visibleName } from '@gradcam/errors';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { ReportPicture } from '@gradcam/render/report';
import type { Arguments } from '../arguments/request.js';
import { writeFiles } from '../files/write-files.js';
import type { PlannedFile } from '../files/planned-files.js';
import type { Session } from '../model/session.js';
import { jsonLine } from '../output/json-line.js';
import { classLines, layerLines, mapLines, predictionLine, trunkLine } from '../output/report.js';
import type { NamedPicture } from '../pictures/named-picture.js';
import { shownName } from '../pictures/shown-name.js';
import { explainPicture, type ExplainedPicture } from './explain-picture.js';
import type { Job } from './job.js';
import { reportPicture } from './report/report-picture.js';

/**
 * Does all that is done to a picture: explains it, writes its files, and prints what came out.
 *
 * @param named The picture, and its name.
 * @param session The network.
 * @param job What is done.
 */
export async function doPicture(named: NamedPicture, session: Session, job: Job): Promise<void> {
  const { given, place, words, json } = job;
  const { width, height } = named.picture;
  const name = visibleName(shownName(named.name));
  const x = session.inputOf(named.picture);
  try {
    words.print(`${name}, ${width} x ${height}, by ${session.title} on ${session.adapter.name}`);
    const explained = await explainPicture(session, named, x, given, {
      onClasses: (classes) => {
        classLines(classes).forEach(words.print);
      },
      onMap: ({ result }) => {
        layerLines(result).forEach(words.print);
      },
    });
    if (given.report !== undefined) job.reported.push(await reported(explained, x, session, given));
    const files = await writeFiles(explained, session, given, place);
    linesOf(explained, files, job, session).forEach(words.print);
    if (given.json) json(jsonLine(explained, session, files));
  } finally {
    x.dispose();
  }
}

/** The picture as a part of the report, with the numbers of its maps. */
async function reported(
  explained: ExplainedPicture,
  x: Tensor3D,
  session: Session,
  given: Arguments,
): Promise<ReportPicture> {
  const { measuredWords } = await import('./report/measured-words.js');
  return reportPicture(explained, given, (map) => measuredWords(session, x, map, given));
}

const titles = {
  overlay: 'Overlay  ',
  concepts: 'Concepts ',
  scores: 'Scores   ',
} as const satisfies Record<PlannedFile['kind'], string>;

function linesOf(
  { prediction, maps, className, concepts }: ExplainedPicture,
  files: readonly PlannedFile[],
  { given }: Job,
  { trunkEngine }: Session,
): string[] {
  return [
    predictionLine(prediction),
    trunkLine(trunkEngine()),
    ...maps.flatMap((map) => mapLines(map, className, given)),
    ...(concepts?.lines ?? []).map((line) => `Concept          ${line}`),
    ...files.map(({ kind, path }) => `${titles[kind]}        ${path}`),
  ];
}
