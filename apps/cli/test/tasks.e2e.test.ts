import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programsOf } from '../../../packages/gradcam/test/tasks/run-program.js';
import { tasksPage, writeTaskFiles } from '../../../packages/gradcam/test/tasks/task-files.js';
import { runCommand } from './running/run-command.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-cli-tasks-'));
  await writeTaskFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('explains a folder of pictures as the last of the ten tasks says', async () => {
  const line = programsOf(tasksPage, 'sh').at(-1)?.code ?? '';
  const [, words = '', file] = /^gradcam (.*) > (\S+)$/m.exec(line) ?? [];
  expect(file).toBe('maps.json');
  const { code, output } = await runCommand(words.split(' '), { folder });
  expect(code).toBe(0);
  // Border to the command: each line is JSON.
  const lines = output
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as { explained: { name: string }; classes: unknown[] });
  expect(lines).toHaveLength(2);
  for (const { explained, classes } of lines) {
    expect(JSON.stringify(explained)).toContain('cat');
    expect(classes).toHaveLength(3);
  }
  const maps = await readdir(join(folder, 'maps'));
  expect(maps.sort()).toEqual([
    expect.stringMatching(/^one-cat-grad-cam-colours/),
    expect.stringMatching(/^two-cat-grad-cam-colours/),
  ]);
});
