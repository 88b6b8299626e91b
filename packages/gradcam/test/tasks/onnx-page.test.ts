import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { colorsNet } from '../../../onnx/test/colors-net.js';
import * as gradcam from '../../src/node.js';
import { programsOf, runProgram } from './run-program.js';

const page = await readFile(new URL('../../../../docs/onnx.md', import.meta.url), 'utf8');
const programs = programsOf(page, 'js');
const modules = {
  '@tensorflow/tfjs': () => import('@tensorflow/tfjs'),
  '@gradcam/onnx': () => import('@gradcam/onnx'),
  gradcam: () => Promise.resolve(gradcam),
  'node:fs/promises': () => import('node:fs/promises'),
};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-onnx-page-'));
  const hub = join(folder, 'models/my/classifier');
  await mkdir(join(hub, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'net.onnx'), colorsNet());
  await writeFile(join(folder, 'labels.txt'), 'red\ngreen\nblue\n');
  await writeFile(join(hub, 'onnx/model.onnx'), colorsNet({ isOpen: true }));
  const id2label = { 0: 'rose', 1: 'leaf', 2: 'sky' };
  await writeFile(join(hub, 'config.json'), JSON.stringify({ id2label }));
  const size = { height: 8, width: 8 };
  const preprocessor = { do_resize: true, size, do_rescale: true, do_normalize: false };
  await writeFile(join(hub, 'preprocessor_config.json'), JSON.stringify(preprocessor));
  const background = { r: 0, g: 255, b: 0 };
  await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toFile(join(folder, 'photo.jpg'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function follow(heading: string): Promise<string[]> {
  const found = programs.filter((program) => program.heading === heading);
  if (found.length === 0) throw new Error(`"${heading}" has no program`);
  const printed: string[] = [];
  for (const { code } of found) printed.push(...(await runProgram(code, folder, modules)));
  return printed;
}

it('explains a file in Node as the page says', async () => {
  const [words, shape] = await follow('In Node');
  expect(words).toMatch(/^Evidence for "green" \(100 %\), by Grad-CAM/);
  expect(shape).toMatch(/image.*8.*8/);
  expect((await stat(join(folder, 'map.png'))).size).toBeGreaterThan(100);
});

it('explains a network of transformers.js as the page says', async () => {
  const [words] = await follow('transformers.js');
  expect(words).toMatch(/^Evidence for "leaf" \(> 99\.9 %\), by Grad-CAM/);
});
