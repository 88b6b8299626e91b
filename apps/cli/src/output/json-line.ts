import { GradCamError } from '@gradcam/errors';
import { boxesOf, maskAbove, type Box } from '@gradcam/render';
import { version_core as tfjs } from '@tensorflow/tfjs-core';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import type { PlannedFile } from '../files/planned-files.js';
import type { Session } from '../model/session.js';
import { inFlags } from './in-flags.js';
import { ownVersion } from './own-version.js';

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
  { model, title, format, hash, findings, adapter, trunkEngine }: Session,
  files: readonly PlannedFile[],
): string {
  const { name, picture, classes, className, prediction, maps, concepts } = explained;
  const { width, height } = picture;
  return inAscii({
    picture: name,
    width,
    height,
    model: { title, format, hash, findings, engine: engineOf(model), trunk: trunkEngine() },
    backend: adapter.name,
    classes,
    explained: className,
    maps: maps.map((map) => mapOf(map, { width, height })),
    ...(concepts === undefined ? {} : { concepts: concepts.lines }),
    files: files.map(({ kind, path }) => ({ kind, path })),
    milliseconds: Math.round(prediction.milliseconds),
    versions: { gradcam: ownVersion(), tfjs, node: process.versions.node },
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

/** The engine of the network as it was opened. */
function engineOf(model: Session['model']) {
  return 'engine' in model ? model.engine : { name: 'TensorFlow.js', version: tfjs };
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

function inAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
