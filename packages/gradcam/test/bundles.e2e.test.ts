import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expected } from '../../../examples/shared/expected.js';
import { writeBrowserBundles } from '../../../tooling/bundle/browser-bundles.mjs';
import { readPage } from '../../../tooling/examples/read-page.mjs';
import { bundle } from '../../../tooling/size/bundle.mjs';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const tfjs = fileURLToPath(import.meta.resolve('@tensorflow/tfjs/dist/tf.min.js'));

describe('a page without a build step', () => {
  let folder: string;
  let server: PreviewServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradcam-pages-'));
    const built = join(folder, 'node_modules/gradcam/dist/');
    await writeBrowserBundles(
      'gradcam',
      new URL('../dist/browser.js', import.meta.url),
      pathToFileURL(built),
    );
    await cp(join(tfjs, '..'), join(folder, 'node_modules/@tensorflow/tfjs/dist'), {
      recursive: true,
      filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.min.js'),
    });
    await cp(join(examples, 'shared'), folder, { recursive: true });
    for (const name of ['script-tag', 'import-map'])
      await cp(join(examples, name, 'index.html'), join(folder, `${name}.html`));
    server = await preview({
      configFile: false,
      root: folder,
      logLevel: 'error',
      build: { outDir: folder },
      preview: { port: 0, host: '127.0.0.1' },
    });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['script-tag', 'import-map'])('explains a picture: %s', async (name) => {
    const address = `${server.resolvedUrls?.local[0] ?? ''}${name}.html`;
    expect(await readPage(address, process.env['GRADCAM_BROWSER'])).toEqual([expected]);
  });

  it('is told what the script needs before it', async () => {
    const script = await readFile(join(folder, 'node_modules/gradcam/dist/gradcam.min.js'), 'utf8');
    expect(() => {
      runInNewContext(script, { TextDecoder });
    }).toThrow(
      /^gradcam\.min\.js needs TensorFlow\.js before it, got no global tf; put <script src="https:/,
    );
  });
});

it('takes nothing for Node into a page that wants preprocess', async () => {
  const files = await bundle("export { preprocess } from '@gradcam/models';");
  const modules = files.flatMap(({ moduleIds }) => moduleIds);
  expect(modules.filter((id) => id.endsWith('/models/dist/preprocess.js'))).toHaveLength(1);
  expect(modules.filter((id) => /external|\/node\/|\/node_modules\//.test(id))).toEqual([]);
  expect(files.flatMap(({ imports }) => imports)).toEqual(['@tensorflow/tfjs-core']);
});
