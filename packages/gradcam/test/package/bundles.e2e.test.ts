import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expected } from '../../../../examples/shared/expected.js';
import { writeBrowserBundles } from '../../../../tooling/bundle/browser-bundles.mjs';
import { readPage } from '../../../../tooling/examples/read-page.mjs';
import { bundle } from '../../../../tooling/size/bundle.mjs';
import { programsOf } from '../tasks/run-program.js';
import { tasksPage, writeTaskFiles } from '../tasks/task-files.js';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const tfjs = fileURLToPath(import.meta.resolve('@tensorflow/tfjs/dist/tf.min.js'));

/** A page that keeps a model in the browser, and opens it: what the script loads on demand is inside of it. */
const opening = `<!doctype html>
<script src="node_modules/@tensorflow/tfjs/dist/tf.min.js"></script>
<script src="node_modules/gradcam/dist/gradcam.min.js"></script>
<output></output>
<script>
  tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] })
    .save('indexeddb://net')
    .then(() => gradcam.openModel('indexeddb://net'))
    .then(({ format }) => { document.querySelector('output').textContent = format; });
</script>`;

/** The page of the documentation, whose scripts are those at hand. */
function taskPage(): string {
  const [page] = programsOf(tasksPage, 'html');
  return (page?.code ?? '')
    .replace(
      'https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0',
      'node_modules/@tensorflow/tfjs/dist/tf.min.js',
    )
    .replace('https://cdn.jsdelivr.net/npm/gradcam', 'node_modules/gradcam/dist/gradcam.min.js');
}

describe('a page without a build step', () => {
  let folder: string;
  let server: PreviewServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradcam-pages-'));
    const built = join(folder, 'node_modules/gradcam/dist/');
    await writeBrowserBundles(
      'gradcam',
      new URL('../../dist/browser.js', import.meta.url),
      pathToFileURL(built),
    );
    await cp(join(tfjs, '..'), join(folder, 'node_modules/@tensorflow/tfjs/dist'), {
      recursive: true,
      filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.min.js'),
    });
    await cp(join(examples, 'shared'), folder, { recursive: true });
    for (const name of ['script-tag', 'import-map'])
      await cp(join(examples, name, 'index.html'), join(folder, `${name}.html`));
    await writeFile(join(folder, 'opening.html'), opening);
    await writeTaskFiles(folder);
    await writeFile(join(folder, 'task.html'), taskPage());
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

  const textsOf = (name: string) =>
    readPage(`${server.resolvedUrls?.local[0] ?? ''}${name}.html`, process.env['GRADCAM_BROWSER']);

  it.each(['script-tag', 'import-map'])('explains a picture: %s', async (name) => {
    expect(await textsOf(name)).toEqual([expected]);
  });

  it('opens a model', async () => {
    expect(await textsOf('opening')).toEqual(['layers']);
  });

  it('says what a model of anybody sees, by the page of the second task', async () => {
    expect(await textsOf('task')).toEqual([
      expect.stringMatching(/^Evidence for "cat" \(6[89] %\), by Grad-CAM at colours\. .* left/),
    ]);
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
  expect(modules.filter((id) => id.endsWith('/preprocess.js'))).toHaveLength(1);
  expect(modules.filter((id) => /external|\/node\/|\/node_modules\//.test(id))).toEqual([]);
  expect(files.flatMap(({ imports }) => imports)).toEqual(['@tensorflow/tfjs-core']);
});
