import { preprocessings, type Preprocessing } from '@gradcam/models';
import type { KnowledgeArguments } from '../arguments/request.js';

/**
 * Collects what the command line says of the preprocessing: the named one, of which single options replace parts.
 *
 * @param given The parsed arguments.
 * @returns The parts that are said.
 */
export function preprocessingOf(given: KnowledgeArguments): Partial<Preprocessing> {
  const { preprocessing, range, mean, deviation, size, fit, channelOrder } = given;
  return {
    ...(preprocessing === undefined ? {} : preprocessings[preprocessing]),
    ...(range === undefined ? {} : { pixelRange: range }),
    ...(mean === undefined ? {} : { mean }),
    ...(deviation === undefined ? {} : { deviation }),
    ...(size === undefined ? {} : { inputSize: size }),
    ...(fit === undefined ? {} : { fit }),
    ...(channelOrder === undefined ? {} : { channelOrder }),
  };
}
