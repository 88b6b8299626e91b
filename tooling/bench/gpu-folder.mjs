// npm run bench -- gpu-folder FOLDER: writes a folder that measures a GPU on a machine without network, on which only Node is installed: node FOLDER/run.mjs, which ends within six minutes. In it are the packages, Dawn for this platform, the networks, and the page; not a browser or PyTorch, which take part where the machine has them.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchModel } from '@gradcam/known-models';
import { deeplabV3, mobilenetV1, resnet50 } from '@gradcam/models';
import { build } from 'vite';
import { copyPackages } from './gpu/copy-packages.mjs';

const [to, ...others] = process.argv.slice(2);
if (to === undefined || others.length > 0) {
  console.error('Give one folder: npm run bench -- gpu-folder FOLDER');
  process.exit(1);
}
const folder = resolve(to);
const bench = fileURLToPath(new URL('./', import.meta.url));
mkdirSync(folder, { recursive: true });
if (readdirSync(folder).length > 0) {
  console.error(`The folder has to be empty, got ${folder}.`);
  process.exit(1);
}

for (const part of [
  'gpu',
  'contenders/networks.mjs',
  'contenders/nets',
  'contenders/peers',
  'players/torch_networks.py',
])
  cpSync(join(bench, part), join(folder, 'bench', part), { recursive: true });
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
writeFileSync(join(folder, 'run.mjs'), "import './bench/gpu/run.mjs';\n");
copyPackages(
  [
    '@gradcam/adapter-webgpu',
    '@gradcam/core',
    '@tensorflow/tfjs-converter',
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-layers',
    'webgpu',
  ],
  join(folder, 'node_modules'),
);
await copyModels();
await bundlePage();
console.log(`node ${join(folder, 'run.mjs')}`);

/** DeepLab as it is; of the others the layers alone, whose weights are drawn where they run: speed does not depend on them. */
async function copyModels() {
  cpSync(await fetchModel(deeplabV3), join(folder, 'models', deeplabV3.id), { recursive: true });
  for (const model of [mobilenetV1, resnet50]) {
    const { modelTopology } = JSON.parse(
      readFileSync(join(await fetchModel(model), 'model.json'), 'utf8'),
    );
    mkdirSync(join(folder, 'models', model.id));
    writeFileSync(
      join(folder, 'models', model.id, 'model.json'),
      JSON.stringify({ modelTopology }),
    );
  }
}

async function bundlePage() {
  const input = join(bench, 'gpu', 'page.mjs');
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(bench, 'gpu'),
    build: {
      outDir: join(folder, 'page'),
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input, output: { entryFileNames: 'page.js', codeSplitting: false } },
    },
  });
  const page = '<!doctype html><title>Bench</title><script type="module" src="page.js"></script>\n';
  writeFileSync(join(folder, 'page', 'index.html'), page);
}
