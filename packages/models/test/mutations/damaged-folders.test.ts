import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { GradCamError } from '@gradcam/errors';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadModelFolder } from '../../src/node/index.js';
import { damagedModel, type ModelFiles } from './damaged-model.js';

// More, and others, for who looks for new ones.
const count = Number(process.env['GRADCAM_MUTATIONS'] ?? 60);
const firstSeed = Number(process.env['GRADCAM_SEED'] ?? 1);

const zoo = fileURLToPath(new URL('../../../testing/nets/zoo', import.meta.url));
const keras = fileURLToPath(new URL('../keras', import.meta.url));
const folders = [
  `${keras}/nested-keras2`,
  `${keras}/nested-keras3`,
  `${keras}/crossed-keras3`,
  `${keras}/gates-keras2`,
  `${keras}/masked-keras3`,
  `${keras}/arithmetic-keras3`,
  `${zoo}/one-sigmoid/layers`,
  `${zoo}/one-sigmoid/graph`,
  `${zoo}/float16-weights/graph`,
  `${zoo}/gru/graph`,
];

let folder = '';
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-damaged-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function filesOf(path: string): Promise<ModelFiles> {
  const names = (await readdir(path)).filter((name) => name !== 'expected.json');
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name))] as const)),
  );
}

it.each(folders)(
  'refuses %s with a sentence however it is damaged, and keeps no tensor',
  async (path) => {
    const whole = await filesOf(path);
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { files, damage } = damagedModel(whole, seed);
      const place = await mkdtemp(join(folder, 'model-'));
      await Promise.all(
        Object.entries(files).map(([name, content]) => writeFile(join(place, name), content)),
      );
      const said = `seed ${seed}: ${damage.join('; ')}`;
      const before = memory().numTensors;
      try {
        const { model } = await loadModelFolder(place);
        model.dispose();
      } catch (error) {
        const code = error instanceof GradCamError ? error.code : String(error);
        expect(['MODEL_BROKEN', 'MODEL_UNSUPPORTED', 'FILE_NOT_FOUND'], said).toContain(code);
        expect(memory().numTensors, said).toBe(before);
      }
      await rm(place, { recursive: true });
    }
  },
);
