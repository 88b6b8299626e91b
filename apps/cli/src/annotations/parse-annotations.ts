import { extname } from 'node:path';
import type { ParsedAnnotations } from './annotation.js';
import { parseCsv } from './formats/parse-csv.js';
import { parseJson } from './formats/parse-json.js';
import { parseVoc } from './formats/parse-voc.js';
import { parseYolo } from './formats/parse-yolo.js';

/** A file of annotations as it was read. */
export interface AnnotationFile {
  /** Its path within the annotations, with slashes; its ending says the format. */
  readonly name: string;
  readonly text: string;
  /** The names of the classes that YOLO numbers. */
  readonly classes?: readonly string[] | undefined;
}

/** The endings of files with annotations. */
export const annotationEndings: readonly string[] = ['.json', '.csv', '.xml', '.txt'];

/**
 * Reads what a file says of pictures; what is wrong with it is a sentence, and the rest of it counts. Opens nothing.
 *
 * @param file The file.
 * @returns The annotations and the sentences.
 */
export function parseAnnotations({ name, text, classes }: AnnotationFile): ParsedAnnotations {
  switch (extname(name).toLowerCase()) {
    case '.json':
      return parseJson(text, name);
    case '.csv':
      return parseCsv(text, name);
    case '.xml':
      return parseVoc(text, name);
    default:
      return parseYolo(text, name, classes);
  }
}
