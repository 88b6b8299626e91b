import type { NetworkSource } from './open-network.js';

/**
 * Gives the address by which somebody else opens the same network.
 *
 * @param source The origin of the network.
 * @returns The address; undefined for files, for what only this browser holds, for a network of the page, and where a password is in it.
 */
export function linkAddress(source: NetworkSource): string | undefined {
  if (!('own' in source) || typeof source.own !== 'string') return undefined;
  const address = URL.canParse(source.own) ? new URL(source.own) : undefined;
  const isOpen = address?.protocol === 'https:' || address?.protocol === 'http:';
  return isOpen && address.username === '' && address.password === '' ? address.href : undefined;
}
