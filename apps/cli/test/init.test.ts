import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRequest } from '../src/arguments/read-request.js';
import { prepareTask } from '../src/commands/prepare-task.js';
import type { Terminal } from '../src/output/terminal.js';

const net = (format: string) =>
  fileURLToPath(
    new URL(`../../../packages/testing/nets/zoo/sequential/${format}`, import.meta.url),
  );

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-init-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command in this process, and what it said. */
async function run(...words: string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const push = (line: string) => void said.push(line);
  const silence = () => undefined;
  const terminal: Terminal = {
    ...{ print: push, say: push, fail: push },
    ...{ progress: silence, live: silence, isLive: false },
  };
  const task = await prepareTask(readRequest(words), terminal);
  expect(await task()).toBe(0);
  return said;
}

it.each(['layers', 'graph'])(
  'writes what is known beside a %s model, which is read later',
  async (format) => {
    const model = join(folder, format);
    await cp(net(format), model, { recursive: true });
    await writeFile(join(model, 'names.csv'), 'w\nx\ny\nz\n');
    const options = ['--labels', join(model, 'names.csv'), '--preprocessing', 'torch'];
    const said = await run('init', model, ...options);
    expect(said).toContain(`This is a ${format} model.`);
    const path = join(model, 'gradcam.json');
    expect(said.at(-1)).toBe(`Written          ${path}`);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      labels: ['w', 'x', 'y', 'z'],
      preprocessing: { mean: [0.485, 0.456, 0.406], inputSize: { width: 16, height: 16 } },
    });
    const listed = await run('layers', '--model', join(model, 'model.json'));
    expect(listed.find((line) => line.startsWith('The range'))).toMatch(/gradcam\.json/);
  },
);

it('replaces no file, and refuses a model that has no folder of its own', async () => {
  const model = join(folder, 'there');
  await cp(net('layers'), model, { recursive: true });
  await writeFile(join(model, 'gradcam.json'), '{}');
  await expect(run('init', model)).rejects.toThrow(/gradcam\.json" already exists; edit it/);
  await run('init', model, '--force');
  expect(await readFile(join(model, 'gradcam.json'), 'utf8')).toMatch(/inputSize/);
  for (const other of [join(folder, 'none'), 'https://example.org/model.json'])
    await expect(run('init', other)).rejects.toThrow(
      /gradcam\.json cannot be written beside this model/,
    );
});
