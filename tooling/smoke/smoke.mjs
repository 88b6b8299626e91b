// Packs every public package, installs the tarballs with npm in an empty folder, and runs plain Node on them: what
// vitest and the workspace forgive, a user's Node does not.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, root } from '../run/install.mjs';
import { installScripts } from './install-scripts.mjs';
import { pinnedVersion } from './pinned.mjs';
import { writeFilesOf } from './write-files-of.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gradcam-smoke-'));
const windows = process.platform === 'win32';
const execute = (command, args, cwd) =>
  execFileSync(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    shell: windows,
  });

try {
  const sources = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
  );
  const published = sources.filter(
    (path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).private !== true,
  );
  for (const path of published) execute(bin('pnpm'), ['pack', '--pack-destination', folder], path);
  const tarballs = readdirSync(folder).map((name) => `./${name}`);

  const pinned = (name) => `${name}@${pinnedVersion(name)}`;
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'smoke', private: true, type: 'module' }),
  );
  const peers = [
    ...[
      'core',
      'layers',
      'converter',
      'backend-cpu',
      'backend-wasm',
      'backend-webgl',
      'backend-webgpu',
    ].map((name) => pinned(`@tensorflow/tfjs-${name}`)),
    pinned('vitest'),
  ];
  // Everything below works without any script of a package.
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execute(
    'npm',
    ['install', ...quietly, '--omit=optional', ...tarballs, ...peers, pinned('sharp')],
    folder,
  );
  execute('npm', ['install', ...quietly, pinned('sharp')], folder);
  const scripts = installScripts(folder);
  console.log(`scripts that an installation would run: ${scripts.join(', ') || 'none'}`);
  if (scripts.length > 0) throw new Error('An installation ran no script of a package before.');

  for (const script of ['every-entry.mjs', 'tiny-net.mjs', 'small-svg.mjs']) {
    cpSync(join(root, 'tooling/smoke', script), join(folder, script));
    process.stdout.write(execute(process.execPath, [script], folder));
  }
  // The README's code, as a reader would run it.
  const programsOf = (page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(
      ([, code]) => code,
    );
  const forNode = programsOf('README.md').filter((code) => !code.includes('document'));
  forNode.forEach((code, at) => writeFileSync(join(folder, `readme-${at}.mjs`), code));
  writeFileSync(join(folder, 'matlab.mjs'), programsOf('docs/matlab.md')[0]);
  cpSync(join(root, 'assets/samples/chelsea.png'), join(folder, 'chelsea.png'));
  for (const at of forNode.keys())
    process.stdout.write(execute(process.execPath, [`readme-${at}.mjs`], folder));
  process.stdout.write(`docs/matlab.md: ${execute(process.execPath, ['matlab.mjs'], folder)}`);
  for (const name of ['tabby.png', 'tabby-by-hand.png'])
    console.log(`README: ${name} has ${statSync(join(folder, name)).size} bytes`);
  for (const page of ['docs/add-a-backend.md', 'docs/add-a-network.md'])
    console.log(`${page}: ${writeFilesOf(join(root, page), folder).join(', ')}`);
  // As this workspace has it: a machine may be slow, or busy.
  const patience = ['--testTimeout=120000', '--hookTimeout=120000'];
  const report = execute('npx', ['vitest', 'run', '--no-color', ...patience], folder);
  console.log(/Tests .*/.exec(report)?.[0]);
  // Two packages have a command of this name: the library's starts that of @gradcam/cli.
  for (const command of ['.bin/gradcam', 'gradcam/dist/bin.js', '@gradcam/cli/dist/bin.js']) {
    const help = execute(process.execPath, [join('node_modules', command), '--help'], folder);
    console.log(`${command}: ${help.split('\n')[0]}`);
  }
  rmSync(join(folder, 'node_modules/@gradcam/cli'), { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/gradcam/dist/bin.js', 'photo.jpg'],
    { cwd: folder, encoding: 'utf8' },
  );
  console.log(`gradcam without @gradcam/cli: ${stderr.trim()}`);
  if (status !== 1)
    throw new Error(`The library alone cannot explain, yet it ended with ${status}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
