import type { Picture } from '@gradcam/pictures';
import { encodePng, readPicture } from '@gradcam/pictures/browser';
import {
  captionedPicture,
  type CaptionOptions,
  type EmbeddedPicture,
  type Size,
} from '@gradcam/render';
import { transfer } from 'comlink';
import { addressOf } from './address-of.js';
import { groupAlike } from './group-alike.js';
import { keyColors } from './key-colors.js';
import { overlayOptions, type Paint } from './paint.js';
import { painted, type Layer } from './painted.js';
import { placeLayers, type PlacedLayers } from './place-layers.js';
import { shrunk } from './shrunk.js';

/** A picture's file, or a frame of a video; the same number, the same picture. */
export interface PictureFile {
  readonly id: number;
  /** Like `photo.jpg` or `camera`. */
  readonly name: string;
  /** The name of the sample that it is, if it is one. */
  readonly sample?: string | undefined;
  readonly file: Blob | ImageData;
}

/** Something to paint. */
export interface PaintRequest {
  readonly picture: PictureFile;
  /** The place for it in device pixels: no more are painted. */
  readonly room: Size;
  readonly layer: Layer;
  readonly paint: Paint;
}

/** A picture in the size in which it is shown. */
export interface Photo {
  readonly bitmap: ImageBitmap;
  /** The picture's own size. */
  readonly size: Size;
}

/** The most pixels of a figure on either side: more than a page of paper shows, and less than holds the page up. */
const figureRoom = { width: 2048, height: 2048 };

/** So many sizes of pictures are kept: those of the stage and of a row of small ones. */
const kept = 4;

/**
 * The part of the page that paints; it lives in a worker of its own, so that colours change while the network computes.
 */
export class Painter {
  readonly #shown = new Map<string, Promise<{ picture: Picture; size: Size }>>();

  /** Gives a picture in the size in which it is shown. */
  async photo(file: PictureFile, room: Size): Promise<Photo> {
    const { picture, size } = await this.#sized(file, room);
    const bitmap = await bitmapOf(picture);
    return transfer({ bitmap, size }, [bitmap]);
  }

  /** Paints in the size in which it is shown. */
  async paint({ picture, room, layer, paint }: PaintRequest): Promise<ImageBitmap> {
    const sized = await this.#sized(picture, room);
    const bitmap = await bitmapOf(painted(sized.picture, layer, paint));
    return transfer(bitmap, [bitmap]);
  }

  /** Gives the colours of the key to a map, as CSS. */
  key(paint: Paint, isSigned: boolean): readonly string[] {
    return keyColors(paint, isSigned);
  }

  /** Groups maps that look alike, by their indices. */
  group(layers: readonly Layer[]): readonly (readonly number[])[] {
    return groupAlike(layers);
  }

  /** Places the layers of a network, by the indices of those that each reads. */
  async placeLayers(inputs: readonly (readonly number[])[]): Promise<PlacedLayers> {
    return await placeLayers(inputs);
  }

  /** Paints in the picture's own size, as a PNG file. */
  async file({ picture, layer, paint }: Omit<PaintRequest, 'room'>): Promise<Blob> {
    return await encodePng(painted(await readPicture(picture.file), layer, paint));
  }

  /** Paints with title, class and key to the colours, as SVG; a large picture is made smaller. */
  async figure({
    picture,
    layer,
    paint,
    caption,
  }: Omit<PaintRequest, 'room'> & { readonly caption: CaptionOptions }): Promise<string> {
    const small = await shrunk(await readPicture(picture.file), figureRoom);
    const { width, height } = small;
    const href = await addressOf(await encodePng(painted(small, layer, paint)));
    const isSigned = layer.kind === 'map' && layer.isSigned;
    const look = overlayOptions(paint, isSigned);
    return captionedPicture({ href, width, height }, { ...caption, look });
  }

  /** Puts a picture into an address, for a file that needs no other; a large one is made smaller. */
  async embedded({ file }: PictureFile): Promise<EmbeddedPicture> {
    const small = await shrunk(await readPicture(file), figureRoom);
    const { width, height } = small;
    return { href: await addressOf(await encodePng(small)), width, height };
  }

  /** Takes the pixels of a frame of a video; the bitmap is gone afterwards. */
  async still(frame: ImageBitmap): Promise<ImageData> {
    try {
      const { data, width, height } = await readPicture(frame);
      return new ImageData(new Uint8ClampedArray(data), width, height);
    } finally {
      frame.close();
    }
  }

  #sized(
    { id, file }: PictureFile,
    { width, height }: Size,
  ): Promise<{ picture: Picture; size: Size }> {
    const key = `${id} ${width} ${height}`;
    const made = this.#shown.get(key) ?? sized(file, { width, height });
    // The newest is the last one; what cannot be read is not kept.
    this.#shown.delete(key);
    this.#shown.set(key, made);
    made.catch(() => this.#shown.delete(key));
    for (const oldest of [...this.#shown.keys()].slice(0, -kept)) this.#shown.delete(oldest);
    return made;
  }
}

async function sized(
  file: PictureFile['file'],
  room: Size,
): Promise<{ picture: Picture; size: Size }> {
  const picture = await readPicture(file);
  const { width, height } = picture;
  return { picture: await shrunk(picture, room), size: { width, height } };
}

function bitmapOf({ data, width, height }: Picture): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(new Uint8ClampedArray(data), width, height));
}
