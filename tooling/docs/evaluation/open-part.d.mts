import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Nets } from './committed.mjs';
import type { Photo } from './read-photo.mjs';

export interface DrawnPicture {
  readonly pixels: Uint8Array;
  readonly mask: Uint8Array;
  readonly label: number;
}

/** A network and its pictures. */
export interface Part {
  readonly name: string;
  readonly model: LayersModel;
  readonly edge: number;
  readonly pictures: readonly DrawnPicture[];
  readonly x: Tensor;
  readonly dispose: () => void;
}

export declare const partNames: readonly string[];
export declare function picturesOf(set: string, nets: Nets, photo: Photo): readonly DrawnPicture[];
export declare function openPart(name: string, nets: Nets, photo: Photo): Part;
