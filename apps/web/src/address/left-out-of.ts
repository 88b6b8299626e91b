import { ownNetwork } from '../explore/network/network-choice.js';
import type { Shown } from '../explore/shown.js';
import type { Page } from '../page/page.js';

/**
 * Lists what is shown and no link carries, for it is the visitor's own.
 *
 * @param shown The things on the stage.
 * @param page The page.
 * @returns Nothing, or words for each.
 */
export function leftOutOf({ picture, network }: Shown, { controls }: Page): string[] {
  const isOwn = controls.network.value === ownNetwork;
  return [
    ...(picture.sample === undefined ? ['your picture'] : []),
    ...(isOwn && network.address === undefined ? ['your network, whose files stay here'] : []),
  ];
}
