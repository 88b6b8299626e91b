// A Vite plugin that serves known models from the cache at /models/ID/, and copies them into a build.
import { createReadStream, existsSync } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { join, normalize, resolve, sep } from 'node:path';
import { fetchModels } from '../run/fetch-models.mjs';

/**
 * @param {readonly import('@gradcam/models').ModelSource[]} models
 * @returns {import('vite').Plugin}
 */
export function serveModels(models) {
  /** @type {Promise<Map<string, string>> | undefined} */
  let folders;
  const ready = () =>
    (folders ??= fetchModels(models).then(
      (paths) => new Map(models.map((model, index) => [model.id, paths[index] ?? ''])),
    ));
  let outputFolder = '';

  return {
    name: 'gradcam-serve-models',
    configResolved(config) {
      outputFolder = resolve(config.root, config.build.outDir);
    },
    configureServer: (server) => serve(server, ready),
    configurePreviewServer: (server) => serve(server, ready),
    async writeBundle() {
      for (const [id, folder] of await ready())
        await cp(folder, join(outputFolder, 'models', id), { recursive: true });
    },
  };
}

function serve(server, ready) {
  server.middlewares.use('/models/', (request, response, next) => {
    void answer(request.url ?? '', response, ready).then((answered) => {
      if (!answered) next();
    }, next);
  });
}

async function answer(url, response, ready) {
  const [, id = '', ...rest] = decodeURIComponent(url.split('?')[0] ?? '').split('/');
  const folder = (await ready()).get(id);
  if (folder === undefined) return false;
  const file = normalize(join(folder, ...rest));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !(await stat(file)).isFile())
    return false;
  response.setHeader(
    'Content-Type',
    file.endsWith('.json') ? 'application/json' : 'application/octet-stream',
  );
  response.setHeader('Content-Length', (await stat(file)).size);
  createReadStream(file).pipe(response);
  return true;
}
