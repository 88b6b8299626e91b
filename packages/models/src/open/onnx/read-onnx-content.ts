import { GradCamError } from '@gradcam/errors';
import { brokenModel } from '../../load/check/broken-model.js';
import type { ModelFiles, OnBytes } from '../../load/files/model-files.js';
import { importOnnx, type OnnxInput, type OnnxPackage } from './import-onnx.js';

/** The content of an ONNX file and of the files with weights that it names. */
export interface OnnxContent {
  /** The package that reads it. */
  readonly onnx: OnnxPackage;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By the names that the file has for them. */
  readonly externalData: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  readonly metadata: ReadonlyMap<string, string>;
  readonly inputs: readonly OnnxInput[];
}

/** As much as an array buffer holds on every platform. */
const mostBytes = 2 ** 31 - 1;

/**
 * Reads an ONNX file and those beside it.
 *
 * @param files The files.
 * @param path The path of the file among them.
 * @param onBytes Told how many bytes have come, and of how many as far as it is known.
 * @returns The content.
 * @throws `FILE_NOT_FOUND`, `MODEL_BROKEN`, `MODEL_UNSUPPORTED`; `BACKEND_UNAVAILABLE` where the package that reads it is missing
 */
export async function readOnnxContent(
  files: ModelFiles,
  path: string,
  onBytes?: (done: number, total: number) => void,
): Promise<OnnxContent> {
  const onnx = await importOnnx();
  const tell = counted(onBytes);
  const bytes = await bytesAt(files, path, tell);
  if (bytes === undefined)
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `"${path}" does not exist in ${files.place}; name the file.`,
    );
  const { externalFiles, metadata, graph } = onnx.readOnnx(bytes);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const weights: (readonly [string, Uint8Array<ArrayBuffer>])[] = [];
  for (const name of externalFiles) {
    const data = await bytesAt(files, folder + name, tell);
    if (data === undefined) throw withoutWeights(path, name, files);
    weights.push([name, data]);
  }
  return {
    ...{ onnx, bytes, metadata },
    externalData: Object.fromEntries(weights),
    inputs: graph.inputs,
  };
}

async function bytesAt(files: ModelFiles, path: string, onBytes: OnBytes) {
  const content = await files.read(path, mostBytes, onBytes);
  if (content === undefined || content.data !== undefined) return content?.data;
  throw brokenModel(
    `"${path}" is too large to be read at once, got ${content.bytes} bytes, expected at most ${mostBytes}; in Node give its path to onnxNetwork of @gradcam/onnx`,
  );
}

function withoutWeights(path: string, name: string, { place }: ModelFiles): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `"${path}" keeps its weights in the file "${name}", got none in ${place}; put it beside the model, and drop both together.`,
  );
}

/** Sums up what comes of several files. */
function counted(onBytes?: (done: number, total: number) => void): OnBytes {
  let done = 0;
  let known = 0;
  return (bytes, total) => {
    done += bytes;
    known = Math.max(known, total ?? 0, done);
    onBytes?.(done, known);
  };
}
