import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { calledAs } from '@gradcam/errors';
import { readObject } from '../../../../apps/cli/dist/batch/bucket/read/read-object.js';
import { readChunk } from '../../../../apps/cli/dist/queue/chunk/read-chunk.js';
import { entriesOfChunk } from '../../../../apps/cli/dist/queue/work/entries-of-chunk.js';
import { WrongAnswer } from '../../run/run-input.mjs';
import { chunk, parsed } from './chunks.mjs';
import { requireSentence } from './require-entry.mjs';

/** So many pictures of a chunk are asked for. */
const most = 20;

/** A service on loopback that has nothing, and notes what it was asked for. */
async function startService(folder) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const none = join(folder, 'none');
  Object.assign(process.env, {
    ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_MAX_ATTEMPTS: '1' },
    ...{ AWS_CONFIG_FILE: none, AWS_SHARED_CREDENTIALS_FILE: none },
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return { asked, endpoint: `http://127.0.0.1:${server.address().port}` };
}

let service;

/** Chunks for a worker whose root is a part of a bucket: all that it asks for begins with that. */
export const bucketChunks = {
  name: 'bucket-chunks',
  share: 10,
  arbitrary: () => chunk,
  run: async (text, { folder }) => {
    service ??= startService(folder);
    const { asked, endpoint } = await service;
    asked.length = 0;
    const value = parsed(text.replaceAll('@', folder));
    try {
      await calledAs('worker', async () => {
        const entries = await entriesOfChunk(readChunk(value), 's3://photos/root', endpoint);
        let count = 0;
        for await (const { name, from } of entries) {
          if (from.kind === 'nothing') requireSentence(from.problem);
          else if ((count += 1) <= most) await requireNone(from, name);
        }
      });
    } finally {
      for (const path of asked) requireBelow(path);
    }
  },
  filesOf: (text) => ({ 'chunk.json': text }),
};

async function requireNone(from, name) {
  const problem = await readObject(from, name).then(
    () => ({}),
    (error) => error,
  );
  if (problem.code !== 'FILE_NOT_FOUND') throw new WrongAnswer(`"${name}": ${String(problem)}`);
  requireSentence({ code: problem.code, message: problem.sentence });
}

function requireBelow(path) {
  const { pathname } = new URL(path, 'http://localhost');
  const parts = decodeURIComponent(path.replace(/\?.*$/s, '')).split('/');
  const isPlain = !parts.includes('.') && !parts.includes('..');
  if (!isPlain || !pathname.startsWith('/photos/root/'))
    throw new WrongAnswer(`"${path}" was asked for`);
}
