import { shrinkPicture, type Picture } from '@gradcam/pictures';
import { looks, overlay, signedLooks, type EmbeddedPicture } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { MapArguments } from '../../arguments/request.js';
import { embedded } from '../../draw/embedded.js';
import { signOf } from '../../explain/sign-of.js';
import type { Session } from '../../model/session.js';

/** Of a drawing, in pixels. */
const longestSide = 240;

/**
 * Draws a map over its picture, small.
 *
 * @param scoreMap The map of one input; stays the caller's.
 * @param picture The picture.
 * @param session The network.
 * @param session.overPicture Brings the map to the picture.
 * @param setting The arguments of the map.
 * @returns A picture for a page.
 */
export async function drawnMap(
  scoreMap: Tensor,
  picture: Picture,
  { overPicture }: Session,
  setting: MapArguments,
): Promise<EmbeddedPicture> {
  const [height = 1, width = 1] = scoreMap.shape.slice(-2);
  const data = await scoreMap.data<'float32'>();
  const scores = overPicture({ data, width, height }, picture);
  const look = signOf(setting) === 'signed' ? signedLooks.default : looks.default;
  return embedded(overlay(shrinkPicture(picture, longestSide), scores, look));
}
