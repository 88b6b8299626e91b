import { GradCamError, type GradCamErrorCode } from '@gradcam/errors';

/** The failures of one sample: the others can be measured all the same. */
const ofSample: ReadonlySet<GradCamErrorCode> = new Set([
  'AMBIGUOUS_CLASS_NAME',
  'BAD_REGION',
  'CLASS_NAMES_MISSING',
  'CLASS_OUT_OF_RANGE',
  'DISPOSED',
  'INPUT_DTYPE',
  'INPUT_NOT_FINITE',
  'INPUT_SHAPE',
  'NOT_FINITE',
  'UNKNOWN_CLASS_NAME',
] as const);

/**
 * Runs what belongs to one sample, and tells its failures from those that concern all.
 *
 * @param run Measures.
 * @param report Hears in a sentence what is wrong with the sample.
 * @returns The result of `run`; undefined where the sample is bad.
 * @throws Everything else
 */
export async function orProblem<T>(
  run: () => Promise<T>,
  report: (sentence: string) => void,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof GradCamError) || !ofSample.has(error.code)) throw error;
    report(error.sentence);
    return undefined;
  }
}
