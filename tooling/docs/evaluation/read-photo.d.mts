/** Three channels, row after row. */
export interface Photo {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export declare function readPhoto(name: string): Promise<Photo>;
