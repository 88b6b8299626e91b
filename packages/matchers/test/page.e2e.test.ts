import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { inProject, printedBy } from './in-project.js';

/** A net that sees red, and a picture that is the redder the nearer to its middle, twice: the box of the second is not around the middle. */
const ownModel = `
import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

await setBackend('cpu');

export async function loadModel() {
  const model = sequential({
    layers: [
      layers.conv2d({ filters: 3, kernelSize: 1, useBias: false, inputShape: [16, 16, 3] }),
      layers.averagePooling2d({ poolSize: 4 }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 2, useBias: false }),
    ],
  });
  model.setWeights([tensor([1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 1, 3, 3]), tensor([2, -2, -1, -1, -1, -1], [3, 2])]);
  return model;
}

const box = { x: 4, y: 4, width: 8, height: 8 };

export async function loadSamples() {
  const distance = (at) => Math.hypot((at % 16) - 7.5, Math.floor(at / 16) - 7.5);
  const numbers = Array.from({ length: 256 }, (_, at) => [(1 - distance(at) / 12) ** 2, 0, 0]);
  const x = tensor(numbers.flat(), [16, 16, 3]);
  const data = Uint8ClampedArray.from(numbers.flatMap((rgb) => [...rgb.map((value) => 255 * value), 255]));
  const picture = { data, width: 16, height: 16 };
  return [
    { name: 'red', x, label: 0, picture, box },
    { name: 'elsewhere', x, label: 0, picture, box: { ...box, x: 0, y: 0, width: 3 } },
  ];
}
`;

it('shows a test that passes, and fails where the map lies elsewhere', async () => {
  const page = await readFile(new URL('../../../docs/testing-a-model.md', import.meta.url), 'utf8');
  const [, code = ''] = /```js\n([^]*?)```/.exec(page) ?? [];
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  await inProject(async (folder) => {
    await writeFile(join(folder, 'map.test.js'), code);
    await writeFile(join(folder, 'my-model.js'), ownModel);
    // Without one it takes that of the repository. Room for a busy machine: vitest's own 5 seconds are not enough there.
    await writeFile(
      join(folder, 'vitest.config.js'),
      'export default { test: { testTimeout: 120_000, hookTimeout: 120_000 } };',
    );
    const run = [join(vitest, 'vitest.mjs'), 'run', '--root', folder, '--reporter', 'verbose'];
    const printed = await printedBy(folder, run);
    expect(printed).toContain("✓ map.test.js > 'red' is recognised by itself");
    expect(printed).toContain("× map.test.js > 'elsewhere' is recognised by itself");
    expect(printed).toContain('expected the map to point at the box x 0, y 0, width 3, height 8');
    expect(printed).toContain(`The overlay is ${folder}/test-results/maps/map-test-js-elsewhere`);
  });
});
