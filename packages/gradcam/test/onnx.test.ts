import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxNetwork } from '@gradcam/onnx';
import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients.
import '@tensorflow/tfjs-layers';
import { memory, ready, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { colorsNet } from '../../onnx/test/colors-net.js';
import { explain, type Explanation } from '../src/node.js';

let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  await ready();
  folder = await mkdtemp(join(tmpdir(), 'gradcam-explain-onnx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Green above, black below. */
const picture = {
  data: Uint8ClampedArray.from(
    { length: 256 },
    (_, at) => [0, at < 128 ? 255 : 0, 0, 255][at % 4] ?? 0,
  ),
  width: 8,
  height: 8,
};

/** Each place has its share of the logit, which is ten times the mean of green. */
const share = 10 / 64;

function expectGreen({ explained, scoreMap }: Explanation, name: string): void {
  expect(explained).toMatchObject({ className: name, score: 5 });
  expect([scoreMap.width, scoreMap.height]).toEqual([8, 8]);
  const rows = Array.from({ length: 8 }, (_, row) => scoreMap.data[8 * row + 3]);
  expect(rows).toEqual([share, share, share, share, 0, 0, 0, 0]);
}

it('explains an ONNX file by its path', async () => {
  const path = join(folder, 'colors.onnx');
  await writeFile(path, colorsNet({ metadata: { names: "{0: 'red', 1: 'green', 2: 'blue'}" } }));
  const before = memory().numTensors;
  expectGreen(await explain(path, picture, { preprocessing: '0..1' }), 'green');
  expect(memory().numTensors).toBe(before);
});

it("explains a network of onnxNetwork, which stays the caller's", async () => {
  const network = await onnxNetwork(colorsNet());
  const options = { preprocessing: '0..1', classNames: ['r', 'g', 'b'] } as const;
  expectGreen(await explain(network, picture, options), 'g');
  expectGreen(await explain(network, picture, options), 'g');
  const found = await explain(network, picture);
  expect(found.findings.map(({ text }) => text).join(' ')).toMatch(/\("torch"\) is assumed/);
  await network.dispose();
});
