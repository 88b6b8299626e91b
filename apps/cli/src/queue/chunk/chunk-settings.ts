import type { BatchArguments } from '../../arguments/request.js';
import type { ChunkSettings } from './chunk.js';

/**
 * Takes the settings that a chunk brings along.
 *
 * @param given The parsed arguments.
 * @returns All that the lines and files of a run depend on, but for the network and the backend: those are compared by what was settled.
 */
export function chunkSettings(given: BatchArguments): ChunkSettings {
  const {
    input,
    endpoint,
    out,
    model,
    labels,
    offline,
    backend,
    resume,
    workers,
    quiet,
    ...others
  } = given;
  const { queue, queueName, shared, chunk, ...settings } = others;
  return settings;
}
