import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

/** When all was compiled last; turbo's builds leave it alone, for they make the same files. */
const stamp = join(root, 'apps/cli/dist/.compiled');

/**
 * Compiles the command and the packages that it is made of, file by file and without checking types, which takes a few seconds; nothing
 * is done where no source is newer.
 */
export async function compileCommand() {
  const sources = packagesOf(join(root, 'apps/cli')).flatMap(sourcesOf);
  const made = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const stale = sources.filter(({ from, to }) => statSync(from).mtimeMs > made || !existsSync(to));
  if (stale.length === 0) return;
  console.error(`Compiling the command: ${stale.length} files ...`);
  const began = new Date();
  const { default: typescript } = await import('typescript');
  for (const { from, to } of stale) {
    mkdirSync(dirname(to), { recursive: true });
    if (from.endsWith('.js')) copyFileSync(from, to);
    else writeFileSync(to, compiled(typescript, from));
  }
  await import(new URL('../../apps/cli/copy-samples.mjs', import.meta.url));
  writeFileSync(stamp, `${began.toISOString()}\n`);
}

/** The folder of a package, and those of the packages of the workspace that it needs, each once. */
function packagesOf(folder) {
  // A set goes on to what is added while it is walked.
  const folders = new Set([folder]);
  for (const each of folders) {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(each, 'package.json'), 'utf8'),
    );
    for (const [name, version] of Object.entries({ ...dependencies, ...peerDependencies }))
      if (version.startsWith('workspace:'))
        folders.add(join(root, 'packages', name.replace('@gradcam/', '')));
  }
  return [...folders];
}

/** The files of a package, and where they are compiled to. */
function sourcesOf(folder) {
  return readdirSync(join(folder, 'src'), { recursive: true })
    .filter((path) => /\.[jt]s$/.test(path))
    .map((path) => ({
      from: join(folder, 'src', path),
      to: join(folder, 'dist', path.replace(/\.ts$/, '.js')),
    }));
}

/** As `tsc` makes it: every file stands alone, for `isolatedModules` is on. */
function compiled({ transpileModule, ScriptTarget, ModuleKind }, path) {
  const compilerOptions = {
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  return transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText;
}
