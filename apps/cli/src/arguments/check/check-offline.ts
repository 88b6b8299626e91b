import { GradCamError } from '@gradcam/errors';
import { isAddress } from '../../pictures/is-address.js';
import type { ModelArguments } from '../request.js';

/**
 * Refuses to fetch a picture, a model or its class names where there is to be no network.
 *
 * @param given The parsed arguments.
 * @param given.offline True where there is to be none.
 * @param names What the command line names.
 * @throws `BAD_OPTION`
 */
export function checkOffline(
  { offline }: Pick<ModelArguments, 'offline'>,
  names: readonly (string | undefined)[],
): void {
  const address = names.find((name) => name !== undefined && isAddress(name));
  if (!offline || address === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `--offline takes what is on this machine, got ${address}, which is fetched each time; download it, and name the file, or leave --offline out.`,
  );
}
