/** The content of a file; of one larger than asked for, the size alone. */
export interface FileContent {
  /** The size, or as much of it as was seen until it was too much. */
  readonly bytes: number;
  readonly data: Uint8Array<ArrayBuffer> | undefined;
}

/** Told how many bytes have come, piece by piece, and of how many in the file where its server says it. */
export type OnBytes = (bytes: number, total?: number) => void;

/** The files around a model: a folder, an address, an archive, dropped files. */
export interface ModelFiles {
  /** A name for people, in sentences. */
  readonly place: string;
  /** The paths inside, with slashes; undefined where they cannot be listed. */
  readonly names: readonly string[] | undefined;
  /**
   * Reads one file.
   *
   * @param name Its path inside, with slashes.
   * @param most The bytes that it may have.
   * @param onBytes Told how many bytes have come, piece by piece.
   * @returns The content; undefined where there is no such file.
   */
  read(name: string, most: number, onBytes?: OnBytes): Promise<FileContent | undefined>;
}
