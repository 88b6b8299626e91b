// Installs packages of two versions, the later one made of the earlier by its number: npm refuses the pair that would share a core, and
// where two cores are in one program all the same, each knows the other's errors and lost devices.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, root } from '../run/install.mjs';
import { pinnedVersion } from './pinned.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gradcam-versions-'));
const shell = process.platform === 'win32';
const later = '99.0.0';
const names = ['errors', 'resample', 'layer-select', 'tfjs-gradients', 'core', 'adapter-webgl'];

/** Packs a package, and the same once more under the later version. */
function packBoth(name) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
  );
  const options = { cwd: join(root, 'packages', name), shell, stdio: 'ignore' };
  execFileSync(bin('pnpm'), ['pack', '--pack-destination', folder], options);
  const tarball = join(folder, `gradcam-${name}-${version}.tgz`);

  const unpacked = join(folder, 'unpacked', name);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked]);
  const path = join(unpacked, 'package/package.json');
  const raised = readFileSync(path, 'utf8').replace(
    /("@gradcam\/[^"]+": )"[^"]*"/g,
    `$1"^${later}"`,
  );
  writeFileSync(path, JSON.stringify({ ...JSON.parse(raised), version: later }));
  const pack = ['pack', '--pack-destination', folder, '--loglevel=error'];
  execFileSync('npm', pack, { cwd: join(unpacked, 'package'), shell, stdio: 'ignore' });
  return { now: tarball, later: join(folder, `gradcam-${name}-${later}.tgz`) };
}

/** Writes a project and lets npm install it. */
function install(name, dependencies) {
  const project = join(folder, name);
  mkdirSync(project, { recursive: true });
  const description = { name, version: '1.0.0', type: 'module', dependencies };
  writeFileSync(join(project, 'package.json'), JSON.stringify(description));
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', ['install', ...options], {
    cwd: project,
    shell,
    encoding: 'utf8',
  });
  return { project, status, stderr };
}

const withScope = (tarballs, which, chosen) =>
  Object.fromEntries(chosen.map((name) => [`@gradcam/${name}`, `file:${tarballs[name][which]}`]));

try {
  const tarballs = Object.fromEntries(names.map((name) => [name, packBoth(name)]));
  const tfjs = Object.fromEntries(
    ['core', 'layers', 'backend-cpu']
      .map((part) => `@tensorflow/tfjs-${part}`)
      .map((name) => [name, pinnedVersion(name)]),
  );
  const belowAdapters = names.filter((name) => name !== 'adapter-webgl');

  const pair = install('pair', {
    ...tfjs,
    ...withScope(tarballs, 'now', belowAdapters),
    ...withScope(tarballs, 'later', ['adapter-webgl']),
  });
  assert.notEqual(pair.status, 0);
  assert.match(pair.stderr, /ERESOLVE/);
  assert.match(
    pair.stderr,
    new RegExp(`peer @gradcam/core@"\\^${later}" from @gradcam/adapter-webgl`),
  );
  console.log('an adapter beside an earlier core: npm says ERESOLVE and names both');

  // A package of somebody's that brings a core of its own.
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(
    join(other, 'index.js'),
    "export * from '@gradcam/core';\nexport * from '@gradcam/core/adapter';\n",
  );
  writeFileSync(
    join(other, 'package.json'),
    JSON.stringify({
      name: 'other',
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
      dependencies: withScope(tarballs, 'later', belowAdapters),
    }),
  );
  execFileSync('npm', ['pack', '--pack-destination', folder], {
    cwd: other,
    shell,
    stdio: 'ignore',
  });
  const both = install('both', {
    ...tfjs,
    ...withScope(tarballs, 'now', belowAdapters),
    other: `file:${join(folder, 'other-1.0.0.tgz')}`,
  });
  assert.equal(both.status, 0, both.stderr);
  cpSync(join(root, 'tooling/smoke/two-cores.mjs'), join(both.project, 'two-cores.mjs'));
  process.stdout.write(
    execFileSync(process.execPath, ['two-cores.mjs'], { cwd: both.project, encoding: 'utf8' }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
