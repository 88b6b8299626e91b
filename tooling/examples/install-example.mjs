import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/install.mjs';
import { execute } from './execute.mjs';

/**
 * Copies an example, with what the examples share, into a folder, and installs there what it asks for; our own packages come
 * from their tarballs, as none is published.
 * @param {string} name of the example
 * @param {string} folder an existing, empty one
 * @returns {Promise<Record<string, string>>} the scripts of the example
 */
export async function installExample(name, folder) {
  for (const source of ['shared', name])
    cpSync(join(root, 'examples', source), folder, { recursive: true });
  const path = join(folder, 'package.json');
  const description = JSON.parse(readFileSync(path, 'utf8'));
  const { dependencies, scripts } = description;
  const ours = tarballs();
  for (const dependency of Object.keys(dependencies))
    dependencies[dependency] = ours[dependency] ?? dependencies[dependency];
  // What our packages ask for of each other, too.
  writeFileSync(path, JSON.stringify({ ...description, overrides: ours }));
  // ONNX Runtime brings its CPU engine; its script would fetch that for CUDA, from another place than npm's.
  const engines = ['--onnxruntime-node-install=skip', '--onnxruntime-node-install-cuda=skip'];
  await execute(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', ...engines],
    folder,
  );
  return scripts;
}

/** The address of each packed package, by its name. */
function tarballs() {
  const packages = readdirSync(join(root, 'packages')).map((folder) =>
    JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')),
  );
  return Object.fromEntries(
    packages.map(({ name, version }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
      return [name, `file:${join(root, 'output/packages', file)}`];
    }),
  );
}
