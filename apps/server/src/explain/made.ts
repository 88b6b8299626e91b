import type { Picture } from '@gradcam/pictures';

/** A box in pixels of the picture. */
export interface HotSpot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The facts about an explanation; plain, for threads and JSON. */
export interface Facts {
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly explained: {
    readonly classIndex: number | null;
    readonly className: string | null;
    readonly score: number | null;
  };
  readonly classes: readonly {
    readonly index: number;
    readonly name: string;
    readonly probability: number;
  }[];
  readonly method: string;
  readonly featureLayers: readonly string[];
  readonly reductionLayer: string | null;
  readonly hotSpots: readonly HotSpot[];
  readonly description: string;
  readonly warnings: readonly string[];
}

/** The numbers of a map, row by row from the top left. */
interface MapNumbers {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array<ArrayBuffer>;
}

/** The thing that was made of a picture. */
export type Made =
  | { readonly wanted: 'explanation'; readonly facts: Facts }
  | { readonly wanted: 'map'; readonly map: MapNumbers }
  | { readonly wanted: 'overlay'; readonly pixels: Picture };
