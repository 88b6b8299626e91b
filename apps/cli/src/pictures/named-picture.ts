import type { Picture } from '@gradcam/pictures';

/** A picture that was read. */
export interface NamedPicture {
  /** As the user knows it: a path, an address, `-`. */
  readonly name: string;
  readonly picture: Picture;
}
