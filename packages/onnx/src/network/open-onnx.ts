import { calledAs, checkKind, checkOptionNames, isObject } from '@gradcam/errors';
import type { OnnxFile } from '../file/onnx-file.js';
import { readOnnx } from '../file/read-onnx.js';
import { requireWholeWeights } from '../file/require-whole-weights.js';
import { findRuntime } from '../session/find-runtime.js';
import type { Place } from '../session/place/place.js';
import { readSource, type OnnxSource } from '../session/place/read-source.js';
import { writeOnnx } from '../write/write-onnx.js';
import { networkOfFile } from './network-of-file.js';
import type { OnnxNetwork, OnnxNetworkOptions } from './onnx-network.js';
import { qdqForm } from './quantised/qdq-form.js';

const optionNames = {
  runtime: true,
  session: true,
  inputShapes: true,
  signal: true,
} as const satisfies Record<keyof OnnxNetworkOptions, true>;

/**
 * Opens an ONNX file as a network.
 *
 * @param source The file.
 * @param options As the caller gave them.
 * @param place Where the program runs.
 * @returns The network; the caller disposes it.
 * @throws The errors of `onnxNetwork`
 */
export function openOnnx(
  source: OnnxSource,
  options: OnnxNetworkOptions,
  place: Place,
): Promise<OnnxNetwork> {
  return calledAs('onnxNetwork', async () => {
    checkOptionNames(options, optionNames);
    checkOptions(options);
    const { signal } = options;
    signal?.throwIfAborted();
    const { bytes, external, prepare } = await readSource(source, place, signal);
    const file = readOnnx(bytes, external);
    await prepare(file.externalFiles);
    requireWholeWeights(file, external);
    const runtime = await findRuntime(options.runtime, place.runtimes);
    signal?.throwIfAborted();
    const { externalFiles } = file;
    const opened = { bytes, file: inFloat(file), external, externalFiles, runtime };
    return await networkOfFile(opened, options);
  });
}

/** Reads a network that computes in whole numbers as one that rounds. */
function inFloat(file: OnnxFile): OnnxFile {
  const graph = qdqForm(file.graph);
  return graph === undefined ? file : readOnnx(writeOnnx(graph));
}

function checkOptions({ session, inputShapes, signal }: OnnxNetworkOptions): void {
  checkKind(
    session === undefined || isObject(session),
    session,
    'the option session is not an object',
    "ONNX Runtime's session options",
  );
  checkKind(
    inputShapes === undefined || isShapes(inputShapes),
    inputShapes,
    'the option inputShapes is not a list of shapes',
    'the shape of one real input each, such as [[3, 224, 224]]',
  );
  checkKind(
    signal === undefined || signal instanceof AbortSignal,
    signal,
    'the option signal is not a signal',
    "an AbortController's",
  );
}

function isShapes(value: unknown): boolean {
  const isSize = (size: unknown) => Number.isInteger(size) && Number(size) > 0;
  return (
    Array.isArray(value) && value.every((shape) => Array.isArray(shape) && shape.every(isSize))
  );
}
