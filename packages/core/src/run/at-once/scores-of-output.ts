import type { MadeMaps, ScoresOfOutput, SumsOfOutput } from '../../network/network.js';
import { rowsOf } from '../../target/on-host/host-rows.js';
import { areFinite } from '../../tensor/are-finite.js';
import type { Call } from '../call/call.js';

/**
 * Tells whether an engine gave scores: an output with space needs their sums.
 *
 * @param made The output, and the sums.
 * @param wanted The scores in it.
 * @returns True if they can be read.
 */
export function hasScores(
  { output: { numbers, shape }, sums }: MadeMaps,
  { format }: Pick<ScoresOfOutput, 'format'>,
): boolean {
  return sums !== undefined || rowsOf(numbers, shape, format) !== undefined;
}

/**
 * Finds the scores of a run of an engine.
 *
 * @param call The scores, and the classes of the output.
 * @param made The output, and the sums of one with space.
 * @param wanted The scores in it.
 * @returns The scores, `[T * N]`; undefined where the several runs have something to say of them: numbers that are not finite, classes that do not exist or have another meaning.
 */
export function scoresOfOutput(
  { scores, axis: { names } }: Pick<Call, 'scores' | 'axis'>,
  { output: { numbers, shape }, sums }: MadeMaps,
  { format }: Pick<ScoresOfOutput, 'format'>,
): SumsOfOutput | undefined {
  if (!areFinite(numbers)) return undefined;
  const rows = rowsOf(numbers, shape, format);
  if (rows === undefined) {
    const count = shape[format === 'channelsFirst' ? 1 : shape.length - 1] ?? 0;
    const isPlain = names === undefined || names.length === count;
    return isPlain && sums?.indices.every((index) => index < count) ? sums : undefined;
  }
  const indices = scores.flatMap((score) => score.indicesIn?.(rows) ?? []);
  if (indices.length < scores.length * rows.length) return undefined;
  const valueOf = (index: number, at: number) => rows[at % rows.length]?.[index] ?? NaN;
  return { indices, values: indices.map(valueOf) };
}
