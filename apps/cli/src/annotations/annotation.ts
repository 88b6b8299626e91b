import type { ObjectBox } from '@gradcam/evaluate';

/** A class of the network: by name, or by index. */
export type Label = string | number;

/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The unit of coordinates: pixels of the picture, or shares of its width and its height. */
export type Unit = 'pixel' | 'share';

/** The pixels of an object: polygons, `[x, y, x, y, …]`; runs of pixels outside and inside in turn, column by column; a picture that is black elsewhere. */
export type Outline =
  | {
      readonly kind: 'polygons';
      readonly polygons: readonly (readonly number[])[];
      readonly unit: Unit;
    }
  | { readonly kind: 'runs'; readonly runs: readonly number[]; readonly size: PixelSize }
  | { readonly kind: 'file'; readonly path: string };

/** An object in a picture, as it was annotated. */
export interface AnnotatedObject {
  /** Undefined where the annotation does not say what it is. */
  readonly label?: Label | undefined;
  readonly box?: (ObjectBox & { readonly unit: Unit }) | undefined;
  readonly outline?: Outline | undefined;
}

/** The facts about one picture. */
export interface Annotation {
  /** The names under which the picture is looked for, in this order. They are compared with those of the set, and never opened. */
  readonly names: readonly string[];
  /** The size of the picture when it was annotated, where that is known. */
  readonly size?: PixelSize | undefined;
  /** The classes that the picture shows, where a list says so. */
  readonly labels: readonly Label[];
  readonly objects: readonly AnnotatedObject[];
}

/** The content of a file, and in sentences what is wrong with it. */
export interface ParsedAnnotations {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly string[];
}
