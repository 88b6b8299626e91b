import { knownChoices } from '../arguments/known-choices.js';
import type { MapArguments } from '../arguments/request.js';

/**
 * Counts the maps that are going to be made, by which `trunkSession` chooses.
 *
 * @param pictures The number of pictures.
 * @param methods The method of each map of a picture.
 * @returns The number of maps; Infinity if a method runs the network for each channel.
 */
export function countMaps(pictures: number, methods: readonly MapArguments['method'][]): number {
  const { methodsOfChannels } = knownChoices;
  const isLong = methods.some((method) => methodsOfChannels.some((each) => each === method));
  return isLong ? Infinity : pictures * methods.length;
}
