import { GradCamError } from '@gradcam/errors';

/**
 * Refuses what is no address of a Redis or Valkey. A password in it is not repeated.
 *
 * @param queue As the command line has it.
 * @throws `BAD_OPTION`
 */
export function checkQueue(queue: string): void {
  const address = URL.canParse(queue) ? new URL(queue) : undefined;
  const isKnown = address !== undefined && /^rediss?:$/.test(address.protocol);
  if (isKnown && address.hostname !== '' && /^\/?\d*$/.test(address.pathname)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `--queue is the address of a Redis or Valkey, got ${address === undefined ? 'no address' : `${address.protocol}//${address.host}${address.pathname}`}, expected redis://host:6379, rediss:// with TLS, or redis://host:6379/2 for another database.`,
  );
}
