import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { gradCAM } from '@gradcam/core';
import { onnxNetwork, writeOnnx, type OnnxSource } from '@gradcam/onnx';
import { tensor } from '@tensorflow/tfjs-core';
import {
  ModelProtoSchema,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation as DataLocation,
} from 'onnx-buf';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/session/place/place.js';
import { readSource } from '../../src/session/place/read-source.js';
import { twoChannels } from './small-graph.js';

const bytes = writeOnnx(twoChannels());
const data = new Uint8Array(bytes).buffer;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onnx-network-'));
  await writeFile(join(folder, 'net.onnx'), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

/** The same network, whose filters lie in a file of their own, after eight bytes of something else. */
function withFilterFile(location = 'filters.bin') {
  const model = fromBinary(ModelProtoSchema, bytes);
  const filters = model.graph?.initializer.find(({ name }) => name === 'filters');
  if (filters === undefined) throw new RangeError('there are no filters');
  const values = filters.rawData;
  const entries = { location, offset: '8', length: String(values.length) };
  filters.rawData = new Uint8Array(0);
  filters.dataLocation = DataLocation.EXTERNAL;
  filters.externalData = Object.entries(entries).map(([key, value]) =>
    create(StringStringEntryProtoSchema, { key, value }),
  );
  const file = new Uint8Array(8 + values.length);
  file.set(values, 8);
  return { model: toBinary(ModelProtoSchema, model), file };
}

async function expectMap(source: OnnxSource): Promise<void> {
  const network = await onnxNetwork(source);
  const { scoreMap } = await gradCAM(network, tensor([1, 2, 3, 4], [1, 2, 2]), 0, {
    outputUpsampling: 'none',
  });
  const map = [...(await scoreMap.data())];
  [0, 0, 0.75, 1.5].forEach((value, index) => {
    expect(map[index]).toBeCloseTo(value, 5);
  });
  await network.dispose();
}

describe('onnxNetwork', () => {
  it.each([
    ['a path', () => join(folder, 'net.onnx')],
    ['the address of a file', () => pathToFileURL(join(folder, 'net.onnx'))],
    ['bytes', () => bytes],
    ['a buffer', () => data],
    ['a blob', () => new Blob([data])],
  ])('opens %s', async (_, source) => {
    await expectMap(source());
  });

  it('reads weights in a file of their own, beside the model or given', async () => {
    const { model, file } = withFilterFile();
    await writeFile(join(folder, 'outside.onnx'), model);
    await writeFile(join(folder, 'filters.bin'), file);
    await expectMap(join(folder, 'outside.onnx'));
    await expectMap({ model, externalData: { 'filters.bin': file } });
  });

  it.each([
    ['that is not there', () => join(folder, 'none.onnx'), 'FILE_NOT_FOUND', /none\.onnx/],
    ['whose weights are elsewhere', () => withFilterFile().model, 'FILE_NOT_FOUND', /filters\.bin/],
    [
      'that points out of its folder',
      () => withFilterFile('../filters.bin').model,
      'MODEL_BROKEN',
      /outside of its folder/,
    ],
    ['cut short', () => bytes.subarray(0, 200), 'MODEL_BROKEN', /./],
    [
      'of another kind',
      () => 7 as unknown as string,
      'BAD_OPTION',
      /not an ONNX file, got the number 7/,
    ],
  ] as const)('refuses a file %s', async (_, source, code, message) => {
    await expect(onnxNetwork(source())).rejects.toMatchObject({ code, message });
  });

  it('refuses weights that are cut short', async () => {
    const { model, file } = withFilterFile();
    const short = file.subarray(0, file.length - 1);
    await writeFile(join(folder, 'short.onnx'), withFilterFile('short.bin').model);
    await writeFile(join(folder, 'short.bin'), short);
    await expect(onnxNetwork(join(folder, 'short.onnx'))).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: /cut short, got 15 bytes in ".*short\.bin", expected 16/,
    });
    await expect(
      onnxNetwork({ model, externalData: { 'filters.bin': short } }),
    ).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: /"filters\.bin" are cut short, got 0 bytes at 15, expected 1/,
    });
  });

  it('ends with the reason of a signal that was aborted before', async () => {
    const reason = new Error('enough');
    await expect(onnxNetwork(bytes, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('fetches weights from beside the model where nothing is read without waiting', async () => {
    const asked: string[] = [];
    const place: Place = {
      runtimes: [],
      read: (address) => {
        asked.push(String(address));
        return Promise.resolve(Uint8Array.of(1, 2, 3, 4));
      },
      beside: () => undefined,
    };
    const source = await readSource('https://example.com/nets/net.onnx', place, undefined);
    await source.prepare(['weights/a b.bin']);
    expect(asked).toEqual([
      'https://example.com/nets/net.onnx',
      'https://example.com/nets/weights/a%20b.bin',
    ]);
    expect([...source.external('weights/a b.bin', 1, 2)]).toEqual([2, 3]);
    expect(() => source.external('other.bin', 0, 1)).toThrow(/none for "other\.bin"/);
  });

  it.each([
    ['the address of no file', 'file:///%00', 'FILE_NOT_FOUND'],
    ['an address that nobody answers', 'http://127.0.0.1:1/net.onnx', 'DOWNLOAD_FAILED'],
  ])('says of %s what is wrong', async (_, address, code) => {
    await expect(onnxNetwork(address)).rejects.toMatchObject({ code });
  });
});
