import { nearestNames } from '@gradcam/errors';
import type { Command } from 'commander';

/**
 * Writes which options of a command were probably meant.
 *
 * @param given An option that it does not have, as it was written.
 * @param command The command.
 * @returns A sentence without its end.
 */
export function unknownOption(given: string, command: Command): string {
  const [word = ''] = given.replace(/^-+/, '').split('=');
  const names = command.options.flatMap(({ long }) => long?.slice('--'.length) ?? []);
  // Some options have the plural, others the singular.
  const nearest = nearestNames(word.replace(/s$/, ''), names, 2).map((name) => `--${name}`);
  return `unknown option '${given}', the nearest of ${command.name()} are ${nearest.join(' and ')}`;
}
