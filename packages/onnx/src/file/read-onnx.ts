import { calledAs, checkKind, GradCamError } from '@gradcam/errors';
import { ModelProtoSchema, StringStringEntryProtoSchema, type OperatorSetIdProto } from 'onnx-buf';
import { brokenOnnx } from '../graph/broken-onnx.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import { withParts } from './file-parts.js';
import type { OnnxFile } from './onnx-file.js';
import { readGraph } from './read-graph.js';
import { ownDomain } from './read-node.js';
import { refuseOtherFormats } from './refuse-other-formats.js';
import type { ExternalData } from './tensor/external-data.js';
import { isBytes } from './tensor/is-bytes.js';
import { messageReader } from './wire/message-reader.js';
import { fieldsOf } from './wire/wire-fields.js';

/** The versions of ONNX's own ops that are known here. */
const versions = { oldest: 9, newest: 22 };

const modelReader = messageReader(ModelProtoSchema, {
  fields: ['irVersion', 'opsetImport'],
  parts: ['graph', 'metadataProps'],
});
const entryReader = messageReader(StringStringEntryProtoSchema, {
  fields: ['key', 'value'],
  parts: [],
});
/** Some exporters write the whole network down once more, as text. */
const longestEntry = 2 ** 20;

/** The fields that a part of the network gets anew. */
const leftOut: ReadonlySet<number> = new Set([
  ModelProtoSchema.field.graph.number,
  ModelProtoSchema.field.irVersion.number,
]);

/**
 * Reads an ONNX file: the nodes, what it says of inputs, outputs and the values between, and where the weights lie. No weight is copied or looked at.
 *
 * @param bytes The file. It is kept, and has to stay as it is.
 * @param external Reads from the files beside it, where weights have files of their own; needed only when their numbers are asked for.
 * @returns The network, and what `subModel` needs of the file.
 * @throws `MODEL_BROKEN` for a file that is cut short, damaged or contradicts itself, `MODEL_UNSUPPORTED` for one of another kind or version
 *
 * @example
 * ```ts
 * const { graph } = readOnnx(await readFile('resnet50.onnx'));
 * graph.nodes.map(({ name, op }) => `${op} ${name}`);
 * ```
 */
export function readOnnx(bytes: Uint8Array, external?: ExternalData): OnnxFile {
  return calledAs('readOnnx', () => {
    checkKind(isBytes(bytes), bytes, 'this is not a file', 'a Uint8Array');
    checkKind(
      external === undefined || typeof external === 'function',
      external,
      'this does not read from files',
      'a function of location, offset and length',
    );
    refuseOtherFormats(bytes);
    const { fields, parts } = modelReader(bytes);
    if (parts.graph.length === 0) {
      throw brokenOnnx(
        'the file has no network in it, so that it is cut short or is not one of ONNX',
      );
    }
    const opsets = opsetsOf(fields.opsetImport);
    const externalEnds = new Map<string, number>();
    const read = readGraph(joinedBytes(parts.graph), { read: external, ends: externalEnds });
    const irVersion = knownVersion(fields.irVersion);
    const file = {
      graph: { ...read.graph, opsets },
      externalFiles: [...externalEnds.keys()],
      metadata: metadataOf(parts.metadataProps),
    };
    const model = withoutGraph(bytes);
    return withParts(file, { ...read.parts, irVersion, model, externalEnds });
  });
}

/** ONNX counts the versions of its format one by one: a large number is none. */
function knownVersion(version: bigint): number {
  if (version >= 1n && version < 1000n) return Number(version);
  throw brokenOnnx(
    `the file does not state the version of its format, got ${version}, expected a number like 8`,
  );
}

function opsetsOf(imports: readonly OperatorSetIdProto[]): ReadonlyMap<string, number> {
  const opsets = new Map(
    imports.map(({ domain, version }) => [ownDomain(domain), Number(version)]),
  );
  const version = opsets.get('');
  const { oldest, newest } = versions;
  if (version !== undefined && version >= oldest && version <= newest) return opsets;
  const got = version === undefined ? 'no version of them' : `opset ${version}`;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the network is written with ops of a version that is not known, got ${got}, expected opset ${oldest} to ${newest}; export it with one of those, or convert it with onnx.version_converter.`,
  );
}

function metadataOf(entries: readonly Uint8Array[]): ReadonlyMap<string, string> {
  const read = entries
    .filter(({ length }) => length <= longestEntry)
    .map((entry) => entryReader(entry).fields);
  return new Map(read.map(({ key, value }) => [key, value]));
}

function withoutGraph(model: Uint8Array): Uint8Array {
  const kept = [...fieldsOf(model)].filter(({ number }) => !leftOut.has(number));
  return joinedBytes(kept.map(({ begin, to }) => model.subarray(begin, to)));
}
