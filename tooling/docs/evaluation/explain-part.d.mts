import type { Measured } from './committed.mjs';
import type { Part } from './open-part.mjs';

export interface Setting {
  readonly layer: string;
  readonly score: string;
}

export declare const settings: readonly Setting[];
export declare function applies(method: string, part: string, setting: Setting): boolean;
export declare function mapsOf(
  part: Part,
  method: string,
  setting: Setting,
): Promise<readonly Float32Array[]>;
export declare function measured(part: Part, maps: readonly Float32Array[]): Measured;
