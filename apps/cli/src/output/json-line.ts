import { GradCamError } from '@gradcam/errors';
import { boxesOf, maskAbove, type Box } from '@gradcam/render';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import type { PlannedFile } from '../files/planned-files.js';
import type { Session } from '../model/session.js';
import { inAscii } from './in-ascii.js';
import { inFlags } from './in-flags.js';
import { jsonOfSession } from './json-of-session.js';

/**
 * Writes what was found out about a picture as one line of JSON.
 *
 * @param explained What was found out.
 * @param session The network.
 * @param files The files that were written.
 * @returns JSON in ASCII, so that no terminal obeys what is in it.
 */
export function jsonLine(
  explained: ExplainedPicture,
  session: Session,
  files: readonly PlannedFile[],
): string {
  const { name, picture, classes, className, prediction, maps, concepts } = explained;
  const { width, height } = picture;
  return inAscii({
    picture: name,
    width,
    height,
    ...jsonOfSession(session),
    classes,
    explained: className,
    maps: maps.map((map) => mapOf(map, { width, height })),
    ...(concepts === undefined ? {} : { concepts: concepts.lines }),
    files: files.map(({ kind, path }) => ({ kind, path })),
    milliseconds: Math.round(prediction.milliseconds),
  });
}

/**
 * Writes that a picture failed as one line of JSON.
 *
 * @param name The picture, as the user named it.
 * @param error What was thrown.
 * @returns JSON in ASCII.
 */
export function jsonOfFailure(name: string, error: unknown): string {
  const [code, message] =
    error instanceof GradCamError
      ? [error.code, inFlags(error.sentence)]
      : ['UNEXPECTED', error instanceof Error ? error.message : String(error)];
  return inAscii({ picture: name, error: { code, message } });
}

function mapOf({ result, scores, heat, milliseconds }: MeasuredMap, picture: Size) {
  const { method, featureLayers, reductionLayer, explained, selection, warnings } = result;
  const [target] = explained;
  return {
    method,
    featureLayers,
    reductionLayer,
    classIndex: target?.classIndex,
    score: target?.score,
    size: [scores.height, scores.width],
    heat,
    boxes: boxesOf(maskAbove(scores, heat.threshold)).map((box) => inPicture(box, picture)),
    warnings: [...(selection?.warnings ?? []), ...warnings].map(({ text }) => inFlags(text)),
    milliseconds: Math.round(milliseconds),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From pixels of the map to those of the picture. */
function inPicture({ x, y, width, height, grid }: Box, picture: Size) {
  const [right, down] = [picture.width / grid.width, picture.height / grid.height];
  return {
    x: Math.round(x * right),
    y: Math.round(y * down),
    width: Math.round(width * right),
    height: Math.round(height * down),
  };
}
