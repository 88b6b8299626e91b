import { checkKind, GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { ExternalData } from '../../file/tensor/external-data.js';
import type { Place } from './place.js';

/** Bytes in memory. */
type OnnxBytes = Uint8Array | ArrayBuffer | Blob;

/** An ONNX file: its path or address, its bytes, or both its bytes and those of the files with weights that it names. */
export type OnnxSource =
  | string
  | URL
  | OnnxBytes
  | {
      readonly model: string | URL | OnnxBytes;
      /** By the names that the model has for them. */
      readonly externalData?: Readonly<Record<string, OnnxBytes>> | undefined;
    };

/** A file that was read. */
export interface ReadSource {
  readonly bytes: Uint8Array;
  /** Reads of the files beside it. */
  readonly external: ExternalData;
  /**
   * Makes the files beside it ready to be read.
   *
   * @param locations Their names.
   * @throws `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`
   */
  readonly prepare: (locations: readonly string[]) => Promise<void>;
}

/**
 * Reads an ONNX file.
 *
 * @param source As the caller gave it.
 * @param place Where files are read.
 * @param signal Ends it.
 * @returns The file, and its way to the files beside it.
 * @throws `BAD_OPTION` for what is no file, `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`
 */
export async function readSource(
  source: OnnxSource,
  place: Place,
  signal: AbortSignal | undefined,
): Promise<ReadSource> {
  const { model, externalData = {} } =
    isObject(source) && 'model' in source ? source : { model: source };
  checkKind(
    isObject(externalData),
    externalData,
    'the externalData are no files by their names',
    "{ 'model.onnx.data': bytes }",
  );
  const files = new Map<string, Uint8Array>();
  for (const [location, bytes] of Object.entries(externalData))
    files.set(location, await bytesOf(bytes, `externalData["${location}"]`));
  const address = typeof model === 'string' || model instanceof URL ? model : undefined;
  const beside = address === undefined ? undefined : place.beside(address);
  return {
    bytes: await bytesOf(
      address === undefined ? model : await place.read(address, signal),
      'source',
    ),
    external: (location, offset, length) => {
      const file = files.get(location);
      if (file === undefined && beside !== undefined) return beside(location, offset, length);
      if (file === undefined) throw missing(location);
      return file.subarray(offset, length === undefined ? undefined : offset + length);
    },
    prepare: async (locations) => {
      for (const location of locations) {
        if (files.has(location) || beside !== undefined) continue;
        if (address === undefined) throw missing(location);
        files.set(location, await place.read(besideAddress(address, location), signal));
      }
    },
  };
}

/** Of a page, an address may be one beside the page's own. */
function besideAddress(address: string | URL, location: string): URL {
  const page = globalThis.location as { readonly href: string } | undefined;
  try {
    return new URL(encodeURI(location), new URL(address, page?.href));
  } catch {
    throw missing(location);
  }
}

async function bytesOf(value: unknown, name: string): Promise<Uint8Array> {
  // Node's buffers are bytes whose parts cannot be copied as those of others are.
  if (value instanceof Uint8Array)
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  throw new GradCamError(
    'BAD_OPTION',
    `the ${name} is not an ONNX file, got ${saidOf(value)}, expected a path or an address, a Uint8Array, an ArrayBuffer or a Blob.`,
  );
}

function missing(location: string): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `the model keeps weights in a file of their own, got none for "${location}"; give { model, externalData: { "${location}": bytes } }, or the path or address of the model, beside which the file lies.`,
  );
}
