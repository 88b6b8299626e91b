import { isObject } from '@gradcam/errors';
import type { Outline } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';

/**
 * Reads a segmentation of COCO: polygons, or runs of pixels, as numbers or as the text that pycocotools makes of them.
 *
 * @param segmentation As the file has it.
 * @param where The object, for the sentence.
 * @returns The outline; undefined of an empty list.
 * @throws `BAD_REGION` for anything else
 */
export function readSegmentation(segmentation: unknown, where: string): Outline | undefined {
  if (Array.isArray(segmentation)) {
    if (segmentation.length === 0) return undefined;
    const polygons = segmentation.filter(isPolygon);
    if (polygons.length === segmentation.length)
      return { kind: 'polygons', polygons, unit: 'pixel' };
  } else if (isObject(segmentation)) {
    const { counts, size } = segmentation;
    const runs = typeof counts === 'string' ? runsOf(counts) : counts;
    const [height, width] = isCounts(size) ? size : [];
    if (isCounts(runs) && width !== undefined && height !== undefined)
      return { kind: 'runs', runs, size: { width, height } };
  }
  throw annotationProblem(
    `the segmentation of ${where} is not one, expected polygons of three corners or more, or { counts, size }; correct the file.`,
  );
}

function isPolygon(value: unknown): value is number[] {
  const isLong = Array.isArray(value) && value.length >= 6 && value.length % 2 === 0;
  return isLong && value.every(Number.isFinite);
}

function isCounts(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.every((count) => Number.isSafeInteger(count) && Number(count) >= 0)
  );
}

/** From pycocotools' text: five bits a character from "0" on, the last one of a number with its sign; from the third run on the difference to the last but one. */
function runsOf(text: string): number[] {
  const runs: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of text) {
    const bits = character.charCodeAt(0) - 48;
    value |= (bits & 31) << shift;
    shift += 5;
    if ((bits & 32) !== 0) continue;
    if ((bits & 16) !== 0 && shift < 32) value |= -1 << shift;
    runs.push(value + (runs.length > 2 ? (runs.at(-2) ?? 0) : 0));
    [value, shift] = [0, 0];
  }
  return runs;
}
