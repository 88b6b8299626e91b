import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPicture } from '../src/node/index.js';

const folder = mkdtempSync(join(tmpdir(), 'gradcam-files-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('readPicture of what is not a file', () => {
  const notAFile = {
    code: 'FILE_NOT_FOUND',
    message: expect.stringMatching(/^readPicture: ".*" is not a file, got a device/) as string,
  };

  it('refuses a device without an end', async () => {
    await expect(readPicture('/dev/zero')).rejects.toMatchObject(notAFile);
  });

  it('refuses a pipe that nobody writes to', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(readPicture(path)).rejects.toMatchObject(notAFile);
  });

  it('refuses a socket', async () => {
    const path = join(folder, 'socket');
    const server = createServer().listen(path);
    await once(server, 'listening');
    await expect(readPicture(path)).rejects.toMatchObject(notAFile);
    server.close();
  });
});

describe('the limit of readPicture on a file', () => {
  const tooLarge = (words: RegExp) => ({
    code: 'PICTURE_TOO_LARGE',
    message: expect.stringMatching(words) as string,
  });

  it('is checked before it is read', async () => {
    const path = join(folder, 'large');
    writeFileSync(path, Buffer.alloc(1000));
    await expect(readPicture(path, { fileLimit: 999 })).rejects.toMatchObject(
      tooLarge(/got 1000 bytes or more, expected at most 999; .*fileLimit/),
    );
  });

  it.skipIf(process.platform !== 'linux')(
    'holds for one that has more than it states',
    async () => {
      // Files of /proc state no bytes at all, as one does that begins to grow.
      await expect(readPicture('/proc/self/status', { fileLimit: 10 })).rejects.toMatchObject(
        tooLarge(/got 11 bytes or more, expected at most 10/),
      );
    },
  );
});
