import type { BatchArguments } from '../../../arguments/request.js';

/**
 * Collects the settings that the numbers and the files of a run depend on. The network is held against its first part when it is loaded: by its hash, not by its path.
 *
 * @param given The parsed arguments.
 * @returns The settings, by their names on the command line.
 */
export function settingsOfRun(given: BatchArguments): Readonly<Record<string, unknown>> {
  const { input, endpoint, out, model, labels, offline, resume, workers, quiet, ...others } = given;
  // Where a run is done does not change it: it may go on without the queue.
  const { queue, queueName, shared, chunk, ...settings } = others;
  const named = Object.entries(settings).map(([name, value]) => [inWords(name), value] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
