import { partsOf } from './file-parts.js';
import type { OnnxFile } from './onnx-file.js';
import { externalBytes, type ExternalData } from './tensor/external-data.js';

/**
 * Checks that the files beside an ONNX file reach to the end of the weights in them, of which only the last byte of each file is read.
 *
 * @param file The ONNX file.
 * @param external Reads from the files beside it.
 * @throws `MODEL_BROKEN` for a file that is cut short, `FILE_NOT_FOUND`
 */
export function requireWholeWeights(file: OnnxFile, external: ExternalData): void {
  for (const [location, end] of partsOf(file).externalEnds)
    if (end > 0) externalBytes({ location, offset: end - 1 }, 1, external);
}
