import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPicture } from '@gradcam/pictures/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './running/run-command.js';

const sample = fileURLToPath(new URL('../../../assets/samples/coffee.png', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-streams-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const explaining = (output: string) => [
  ...[sample, '--model', 'mobilenet-v1-025', '--no-title', '--output', output],
];

describe('gradcam', () => {
  it('writes the overlay where nobody reads the results to their end', async () => {
    const { code, notes } = await runCommand(explaining('unread.png'), {
      folder,
      onOutput: ({ stdout }) => stdout?.destroy(),
    });
    expect(code).toBe(0);
    expect(notes).not.toMatch(/EPIPE|^\s+at /m);
    expect(await readPicture(join(folder, 'unread.png'))).toMatchObject({ width: 600 });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'writes the overlay where the results have no room, and says so',
    async () => {
      const full = await open('/dev/full', 'w');
      const { code, notes } = await runCommand(explaining('full.png'), { folder, output: full.fd });
      await full.close();
      expect(code).toBe(1);
      expect(notes.match(/^gradcam: the results cannot be printed, got ENOSPC.*$/gm)).toHaveLength(
        1,
      );
      expect(notes).not.toMatch(/^\s+at /m);
      expect(await readPicture(join(folder, 'full.png'))).toMatchObject({ width: 600 });
    },
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends by %s with %i, and leaves no half of an overlay', async (signal, status) => {
    const own = await mkdtemp(join(folder, 'signal-'));
    for (const moment of [/^coffee/, /^Reduction layer/m]) {
      let isSent = false;
      const { code, output } = await runCommand(explaining('map.png'), {
        folder: own,
        onOutput: (child, printed) => {
          if (isSent || !moment.test(printed)) return;
          isSent = true;
          child.kill(signal);
        },
      });
      expect(code).toBe(status);
      expect(output).not.toMatch(/^Overlay/m);
      for (const file of await readdir(own))
        expect(await readPicture(join(own, file))).toMatchObject({ width: 600 });
    }
  });
});
